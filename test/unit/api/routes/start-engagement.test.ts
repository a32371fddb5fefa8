import { describe, expect, it } from 'vitest';
import { aClient } from '../../../support/memory/builders.ts';
import { createTestApi } from '../support/api.ts';
import { publishCatalogue, seedClient } from '../support/fixtures.ts';

const WANTED = { clientId: 'c-1', packageKey: 'reporting', team: ['consultant-1@example.com'] };

async function readyApi() {
  const api = createTestApi();
  seedClient(api);
  await publishCatalogue(api);
  return api;
}

describe('POST /engagements', () => {
  it('201: starts it for the caller, unapproved, with the run that gives the access', async () => {
    const api = await readyApi();
    const { status, body } = await api.post(
      '/engagements',
      { ...WANTED, endsAt: '2027-03-31T23:59:59+02:00' },
      { scopes: ['operate'] },
    );
    expect(status).toBe(201);
    expect(body).toMatchObject({ endsAt: '2027-03-31T21:59:59.000Z', team: [{ email: 'consultant-1@example.com' }] });
    expect(body.engagementId).toMatch(/^e-.{26}$/);
    expect(api.engagements.all()).toMatchObject([
      {
        engagementId: body.engagementId,
        state: 'starting',
        catalogueVersion: 1,
        requestedBy: 'p-operations',
        approvedBy: [],
      },
    ]);
    expect(api.started).toEqual([`${body.runId}.1`]);
  });

  it('201 with the package’s own team and length where neither is named', async () => {
    const api = await readyApi();
    const { body } = await api.post('/engagements', { clientId: 'c-1', packageKey: 'reporting' });
    expect(body.team).toMatchObject([{ email: 'consultant-1@example.com' }]);
    expect(String(body.endsAt)).toMatch(/^2027-11-24T09:00/);
  });

  it('201: an address outside the agency’s domains for who is known as one of your own; one person named twice is one', async () => {
    const api = await readyApi();
    api.seedPerson('contractor-1@contractors.example', { kind: 'contractor' });
    api.seedPerson('employee-1@other-domain.example', { kind: 'partner' });
    const team = [
      'contractor-1@contractors.example',
      'Contractor-1@contractors.example',
      'employee-1@other-domain.example',
    ];
    const { status, body } = await api.post('/engagements', { ...WANTED, team });
    expect(status).toBe(201);
    expect(body.team).toMatchObject([{ personId: 'p-contractor-1' }, { personId: 'p-employee-1' }]);
  });

  it('201 once under one idempotency key, even when the first answer was never kept', async () => {
    const api = await readyApi();
    const first = await api.post('/engagements', WANTED, { key: 'start-1' });
    // As after a crash between the work and keeping its answer, a day later.
    api.keptAnswers.clear();
    const again = await api.post('/engagements', WANTED, { key: 'start-1' });
    expect(again.body.engagementId).toBe(first.body.engagementId);
    expect(api.engagements.all()).toHaveLength(1);
    expect(api.started).toHaveLength(1);
  });

  it('400 for a package that is not sold, an end that has passed, and fields that do not fit', async () => {
    const api = await readyApi();
    const errorsOf = async (more: object) => (await api.post('/engagements', { ...WANTED, ...more })).body.errors;
    expect(await errorsOf({ packageKey: 'unknown' })).toEqual([
      { path: 'packageKey', expected: 'one of reporting, administration' },
    ]);
    expect(await errorsOf({ endsAt: '2026-11-24T08:00:00Z' })).toEqual([
      { path: 'endsAt', expected: 'a time to come' },
    ]);
    expect(await errorsOf({ endsAt: '2027-03-31' })).toEqual([
      { path: 'endsAt', expected: 'a time with its zone, such as 2027-03-31T23:59:59+02:00' },
    ]);
    expect(await errorsOf({ team: [] })).toEqual([{ path: 'team', expected: 'at least 1 entry' }]);
    expect(await errorsOf({ team: ['nobody'] })).toEqual([{ path: 'team[0]', expected: 'an e-mail address' }]);
    expect(api.engagements.all()).toEqual([]);
  });

  it('422 unique-logins for a shared mailbox, and nobody of the team is written', async () => {
    const api = await readyApi();
    const { status, body } = await api.post('/engagements', {
      ...WANTED,
      team: ['consultant-9@example.com', 'info+x@example.com'],
    });
    expect(status).toBe(422);
    expect(body.rule).toBe('unique-logins');
    expect(await api.people.findByEmail('consultant-9@example.com')).toBeUndefined();
  });

  it('starts elevated access too: its plan is put to two approvers and the client', async () => {
    const api = await readyApi();
    const { status } = await api.post('/engagements', { ...WANTED, packageKey: 'administration' });
    expect(status).toBe(201);
  });

  it('422 team-is-partner-side for a person of a client', async () => {
    const api = await readyApi();
    api.seedPerson('owner@client.example', { kind: 'client' });
    const { status, body } = await api.post('/engagements', { ...WANTED, team: ['owner@client.example'] });
    expect(status).toBe(422);
    expect(body.rule).toBe('team-is-partner-side');
  });

  it('422 team-is-partner-side for an address of another domain that nobody knows, and nobody is written', async () => {
    const api = await readyApi();
    for (const email of ['clerk@client.example', 'consultant-1@example.com.client.example', 'x@sub.example.com']) {
      const { status, body } = await api.post('/engagements', { ...WANTED, team: ['consultant-9@example.com', email] });
      expect(status).toBe(422);
      expect(body.rule).toBe('team-is-partner-side');
      expect(await api.people.findByEmail(email)).toBeUndefined();
    }
    expect(await api.people.findByEmail('consultant-9@example.com')).toBeUndefined();
    expect(api.engagements.all()).toEqual([]);
    // A second request finds nobody whom the first one would have made known.
    const again = await api.post('/engagements', { ...WANTED, team: ['clerk@client.example'] });
    expect(again.status).toBe(422);
  });

  it('422 portal-connected where no portal is known, 424 where its connection does not hold', async () => {
    const api = await readyApi();
    api.connections.length = 0;
    expect((await api.post('/engagements', WANTED)).status).toBe(424);
    api.clients.seed(aClient({ portalId: undefined }));
    const { status, body } = await api.post('/engagements', WANTED);
    expect(status).toBe(422);
    expect(body.rule).toBe('portal-connected');
  });

  it('403 for a token that may only read, 404 for a client that is not there', async () => {
    const api = await readyApi();
    expect((await api.post('/engagements', WANTED, { scopes: ['read'] })).status).toBe(403);
    expect((await api.post('/engagements', { ...WANTED, clientId: 'c-9' })).status).toBe(404);
  });
});
