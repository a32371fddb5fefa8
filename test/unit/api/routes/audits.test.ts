import { describe, expect, it } from 'vitest';
import { createAuditFigures } from '../../../../shared/domain/audit/audit-figures.ts';
import { aClient, aConnection } from '../../../support/memory/builders.ts';
import { createTestApi } from '../support/api.ts';
import { seedAudit } from '../support/audits.ts';
import { publishCatalogue, seedClient } from '../support/fixtures.ts';

/** Two connected clients, and one of old without anything. */
function readyApi() {
  const api = createTestApi();
  seedClient(api);
  const { appId } = api.settings.hubspot.clientApp;
  api.clients.seed(aClient({ clientId: 'c-2', name: 'Second', portalId: 20_000_002 }));
  api.clients.seed(aClient({ clientId: 'c-3', name: 'Third', portalId: 20_000_003 }));
  api.connections.push(aConnection({ appId }), aConnection({ appId, portalId: 20_000_002, clientId: 'c-2' }));
  return api;
}

async function publishPolicy(api: ReturnType<typeof createTestApi>) {
  await publishCatalogue(api);
  for (const role of ['delivery-manager', 'deputy-manager']) api.seedPerson(`${role}@example.com`, { name: role });
  await api.dependencies.policies.publish(
    {
      version: 1,
      publishedAt: '2026-11-24T08:00:00.000Z',
      rules: [],
      people: ['p-delivery-manager', 'p-deputy-manager'],
      calendars: {},
      planCoveredByInvitation: [],
      reviews: [
        { name: 'Second', portals: [20_000_002], reviewers: ['p-deputy-manager'], fallback: [] },
        { name: 'All', reviewers: ['p-delivery-manager'], fallback: ['p-deputy-manager'] },
      ],
    },
    { stream: 'partner', type: 'policy-published', at: '2026-11-24T08:00:00.000Z', facts: {} },
  );
}

describe('POST /audits', () => {
  it('201: starts one run of a review of all portals, asked for by the caller', async () => {
    const api = readyApi();
    const { status, body } = await api.post('/audits', {}, { scopes: ['operate'] });
    expect(status).toBe(201);
    expect(body).toEqual({
      auditId: expect.stringMatching(/^a-[0-9a-z]{26}$/),
      runId: `offboarding-audit.${body.auditId}`,
      kind: 'review',
      scope: 'all',
      portals: 2,
    });
    expect(api.audits.all()).toMatchObject([{ trigger: 'on-demand', requestedBy: 'p-operations', state: 'opening' }]);
    expect(api.started).toEqual([`${body.runId}.1`]);
  });

  it('201 for one client, and for one person of the agency', async () => {
    const api = readyApi();
    api.seedPerson('consultant-1@example.com');
    expect((await api.post('/audits', { clientId: 'c-2', kind: 'drift' })).body).toMatchObject({ portals: 1 });
    expect((await api.post('/audits', { person: 'consultant-1@example.com' })).body.scope).toBe('person');
    expect(api.audits.all().map(({ scope, kind }) => [scope, kind])).toEqual([
      [{ kind: 'client', clientId: 'c-2' }, 'drift'],
      [{ kind: 'person', personId: 'p-consultant-1' }, 'review'],
    ]);
  });

  it('200 for a dry run: scope, reviewers, calls, time and cost; nothing is changed', async () => {
    const api = readyApi();
    await publishPolicy(api);
    const entries = api.ledger.entries.length;
    const { status, body } = await api.post('/audits', { dryRun: true });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      dryRun: true,
      portals: 2,
      lines: 6,
      withoutReviewer: 0,
      // 20 users with three of ours, everything granted that the settings ask for.
      hubspot: { calls: 10, loginPages: 6, read: 0 },
    });
    expect(
      body.reviewers.map((one: { person: { personId: string }; portals: number }) => [
        one.person.personId,
        one.portals,
      ]),
    ).toEqual([
      ['p-delivery-manager', 1],
      ['p-deputy-manager', 1],
    ]);
    expect(body.seconds).toBeGreaterThan(0);
    expect(body.usd).toBeGreaterThan(0);
    expect([api.audits.all().length, api.runs.all().length, api.ledger.entries.length]).toEqual([0, 0, entries]);
  });

  it('200 for a dry run after another audit: by what that one read', async () => {
    const api = readyApi();
    await seedAudit(api, { state: 'closed' });
    const { body } = await api.post('/audits', { dryRun: true, clientId: 'c-1' });
    expect(body).toMatchObject({ lines: 1, hubspot: { calls: 5, loginPages: 1, read: 1 }, withoutReviewer: 1 });
  });

  it('400 for both a client and a person; 404 for one that is not there; a client’s person is refused', async () => {
    const api = readyApi();
    api.seedPerson('admin@client.example.org', { kind: 'client' });
    const both = await api.post('/audits', { clientId: 'c-1', person: 'p-1' });
    expect([both.status, both.body.errors]).toEqual([
      400,
      [{ path: 'person', expected: 'nothing, where a clientId is given' }],
    ]);
    expect((await api.post('/audits', { clientId: 'c-9' })).status).toBe(404);
    expect((await api.post('/audits', { person: 'nobody@example.com' })).status).toBe(404);
    expect((await api.post('/audits', { person: 'admin@client.example.org' })).body.rule).toBe(
      'person-is-partner-side',
    );
    expect((await api.post('/audits', { kind: 'yearly' })).status).toBe(400);
    expect(api.audits.all()).toEqual([]);
  });

  it('403 for a token that only reads', async () => {
    expect((await readyApi().post('/audits', {}, { scopes: ['read'] })).status).toBe(403);
  });
});

describe('GET /audits', () => {
  it('200: the newest first', async () => {
    const api = readyApi();
    await seedAudit(api);
    await seedAudit(api, { auditId: 'd-1', kind: 'drift', createdAt: '2026-11-25T08:00:00.000Z' });
    const { status, body } = await api.get('/audits', { scopes: ['read'] });
    expect(status).toBe(200);
    expect(body.audits).toMatchObject([
      { auditId: 'd-1', kind: 'drift' },
      { auditId: 'q-2026-10-05', kind: 'review', state: 'in-review', end: null, requestedBy: null, portals: 3 },
    ]);
  });
});

describe('GET /audits/{auditId}', () => {
  it('200: how far it is, what was found, and what could not be told or verified', async () => {
    const api = readyApi();
    await seedAudit(api);
    const { status, body } = await api.get('/audits/q-2026-10-05', { scopes: ['read'] });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      auditId: 'q-2026-10-05',
      progress: { read: 1, cannotVerify: 1, pending: 1 },
      lines: { lines: 1, withFindings: 1, decided: 1, keep: 0, change: 0, revoke: 1, gone: 1 },
      findings: [
        { code: 'left-roster', severity: 'critical', count: 1, new: 1, changed: 0, same: 0 },
        { code: 'connection-unhealthy', severity: 'high', count: 1, new: 0 },
      ],
      unavailable: [{ code: 'paid-seat-without-need', portals: 1 }],
      unverified: [{ clientId: 'c-2', clientName: 'Second', portalId: 20_000_002, reason: 'connection-revoked' }],
    });
  });

  it('200 of one that is closed: what was kept then, without a look at its portals', async () => {
    const api = readyApi();
    const { auditId } = await seedAudit(api, { state: 'closed', end: 'not-verified' });
    const figures = createAuditFigures();
    figures.addPortal({ ...api.auditedPortals.all()[1], clientId: 'c-2' } as never);
    await api.audits.keepFigures(auditId, figures.result());
    const { body } = await api.get(`/audits/${auditId}`);
    expect(body).toMatchObject({ progress: { read: 0, cannotVerify: 1 }, lines: { lines: 0 } });
  });

  it('200 of one with more lines than can be added up in time: says of how many portals the sums are', async () => {
    const api = readyApi();
    const { auditId } = await seedAudit(api);
    const [portal] = api.auditedPortals.all();
    if (portal === undefined) throw new Error('One was read.');
    const more = Array.from({ length: 99 }, (_, index) => ({ clientId: `c-${index}`, portalId: 30_000_000 + index }));
    await api.auditScopes.keepShard(auditId, 1, more);
    for (const one of more) await api.auditedPortals.put({ ...portal, ...one, shard: 1, version: 0 });
    api.audits.seed({ ...(await seedAudit(createTestApi())), portals: 102, shards: 2 });
    const { ofPortal } = api.auditItems;
    api.auditItems.ofPortal = async (...of) => {
      api.clock.advance(1);
      return ofPortal(...of);
    };
    const { body } = await api.get(`/audits/${auditId}`);
    expect(body).toMatchObject({
      progress: { read: 100, cannotVerify: 1, pending: 1 },
      lines: { lines: 1, ofPortals: 50 },
    });
  });

  it('404 for one that is not there', async () => {
    expect((await readyApi().get('/audits/q-1')).status).toBe(404);
  });
});
