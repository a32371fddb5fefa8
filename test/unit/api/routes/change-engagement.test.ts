import { describe, expect, it } from 'vitest';
import { aClient, anEngagement, aPackage } from '../../../support/memory/builders.ts';
import { createTestApi } from '../support/api.ts';

async function apiWith(more: Parameters<typeof anEngagement>[0] = {}) {
  const api = createTestApi();
  api.seedPerson('consultant-1@example.com');
  const packages = [
    aPackage(),
    aPackage({ key: 'marketing', permissionSet: 'Marketing', risk: 'standard' }),
    aPackage({ key: 'emergency', risk: 'high', breakGlass: { hours: 4 } }),
  ];
  await api.post('/catalogues', { packages }, { scopes: ['publish'] });
  api.engagements.seed(
    anEngagement({ state: 'active', requestedBy: 'p-operations', endsAt: '2027-01-31T00:00:00.000Z', ...more }),
  );
  return api;
}

describe('changes of an engagement', () => {
  it('extend: 202 with its run, 200 the second time; nothing is asked up to the package’s length', async () => {
    const api = await apiWith();
    const endsAt = '2027-03-31T00:00:00.000Z';
    const first = await api.post('/engagements/e-1/extend', { endsAt }, { scopes: ['operate'] });
    const second = await api.post('/engagements/e-1/extend', { endsAt });
    expect(first).toMatchObject({
      status: 202,
      body: { done: false, endsAt, before: null, runId: 'access-provisioning.e-1-2' },
    });
    expect(second).toMatchObject({ status: 200, body: { done: true, endsAt, runId: 'access-provisioning.e-1-2' } });
    expect(api.started).toEqual(['access-provisioning.e-1-2.1']);
    expect(api.ledger.entries.filter((entry) => entry.type === 'engagement-extended')).toMatchObject([
      { actor: 'p-operations', facts: { change: 2, to: endsAt, asksAgain: false } },
    ]);
  });

  it('extend: beyond that the earlier end counts until it is allowed', async () => {
    const api = await apiWith();
    const { body } = await api.post('/engagements/e-1/extend', { endsAt: '2029-01-31T00:00:00Z' });
    expect(body).toMatchObject({
      endsAt: '2029-01-31T00:00:00.000Z',
      before: { endsAt: '2027-01-31T00:00:00.000Z' },
    });
  });

  it('extend: 400 for a time that has passed, 409 or 422 with the rule for an earlier end and for break-glass', async () => {
    const api = await apiWith();
    expect((await api.post('/engagements/e-1/extend', { endsAt: '2020-01-31T00:00:00Z' })).status).toBe(400);
    const earlier = await api.post('/engagements/e-1/extend', { endsAt: '2027-01-30T00:00:00Z' });
    expect(earlier.body).toMatchObject({ rule: 'later-end-only' });
    const emergency = await apiWith({ packageKey: 'emergency' });
    const refused = await emergency.post('/engagements/e-1/extend', { endsAt: '2027-02-28T00:00:00Z' });
    expect(refused.body).toMatchObject({ rule: 'break-glass' });
  });

  it('package: no earlier approval reaches the new one, and what holds meanwhile is shown', async () => {
    const api = await apiWith();
    const first = await api.post('/engagements/e-1/package', { packageKey: 'marketing' }, { scopes: ['operate'] });
    expect(first).toMatchObject({
      status: 202,
      body: { packageKey: 'marketing', catalogueVersion: 1, approvedBy: [], before: { packageKey: 'reporting' } },
    });
    expect(await api.post('/engagements/e-1/package', { packageKey: 'marketing' })).toMatchObject({
      status: 200,
      body: { done: true },
    });
    expect((await api.post('/engagements/e-1/package', { packageKey: 'unknown' })).body).toMatchObject({
      errors: [{ path: 'packageKey', expected: 'one of reporting, marketing, emergency' }],
    });
    const version = { packageKey: 'marketing', catalogueVersion: 9 };
    expect((await api.post('/engagements/e-1/package', version)).status).toBe(404);
    expect((await api.post('/engagements/e-1/package', { packageKey: 'emergency' })).body).toMatchObject({
      rule: 'break-glass',
    });
  });

  it('package: one that the client’s subscription lacks is refused before anybody is asked', async () => {
    const api = await apiWith();
    api.clients.seed(aClient({ tier: 'STARTER' }));
    const packages = [aPackage(), aPackage({ key: 'large', needs: [{ hub: 'marketing', tier: 'professional' }] })];
    await api.post('/catalogues', { packages }, { scopes: ['publish'] });
    const { status, body } = await api.post('/engagements/e-1/package', { packageKey: 'large' });
    expect([status, body['rule']]).toEqual([422, 'subscription-fit']);
    expect(api.started).toEqual([]);
  });

  it('team: adds and removes, refuses strangers, unknown addresses and an empty team', async () => {
    const api = await apiWith();
    const add = ['consultant-2@example.com'];
    const added = await api.post('/engagements/e-1/team', { add }, { scopes: ['operate'] });
    expect(added).toMatchObject({
      status: 202,
      body: { team: [{ personId: 'p-consultant-1' }, { personId: 'p-consultant-2' }], before: { team: [{}] } },
    });
    expect((await api.post('/engagements/e-1/team', { add })).status).toBe(200);
    const remove = ['consultant-1@example.com'];
    const removed = await api.post('/engagements/e-1/team', { remove });
    // Whoever goes is gone at once, from what comes back too.
    expect(removed.body).toMatchObject({ team: [{ personId: 'p-consultant-2' }], before: { team: [] } });
    expect((await api.post('/engagements/e-1/team', { remove: add })).body).toMatchObject({ rule: 'team-not-empty' });
    expect((await api.post('/engagements/e-1/team', { remove: ['nobody@example.com'] })).status).toBe(400);
    expect((await api.post('/engagements/e-1/team', {})).status).toBe(400);
    expect((await api.post('/engagements/e-1/team', { add: ['someone@elsewhere.example'] })).body).toMatchObject({
      rule: 'team-is-partner-side',
    });
  });

  it('pause and resume: each once, each with a run', async () => {
    const api = await apiWith();
    expect(await api.post('/engagements/e-1/pause', {}, { scopes: ['operate'] })).toMatchObject({
      status: 202,
      body: { state: 'paused', runId: 'access-provisioning.e-1-2' },
    });
    expect(await api.post('/engagements/e-1/pause')).toMatchObject({ status: 200, body: { done: true } });
    expect(await api.post('/engagements/e-1/resume', {}, { scopes: ['operate'] })).toMatchObject({
      status: 202,
      body: { state: 'starting', before: { state: 'paused' }, runId: 'access-provisioning.e-1-3' },
    });
    expect(await api.post('/engagements/e-1/resume')).toMatchObject({ status: 200, body: { done: true } });
    expect(api.ledger.entries.map((entry) => entry.type)).toEqual(
      expect.arrayContaining(['engagement-paused', 'engagement-resumed']),
    );
  });

  it.each(['extend', 'package', 'team', 'pause', 'resume'])(
    '%s of one that has ended names rule and state',
    async (what) => {
      const api = await apiWith({ state: 'ended' });
      const body = {
        extend: { endsAt: '2027-03-31T00:00:00Z' },
        package: { packageKey: 'marketing' },
        team: { add: ['consultant-2@example.com'] },
      }[what];
      const refused = await api.post(`/engagements/e-1/${what}`, body ?? {});
      expect(refused.body).toMatchObject({ rule: 'engagement-open', detail: expect.stringContaining('ended') });
      expect((await api.post(`/engagements/e-2/${what}`, body ?? {})).status).toBe(404);
    },
  );
});
