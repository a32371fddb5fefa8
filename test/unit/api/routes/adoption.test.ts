import { describe, expect, it } from 'vitest';
import { HubSpotError } from '../../../../shared/errors.ts';
import { aPackage, CLIENT_ID } from '../../../support/memory/builders.ts';
import { createTestApi } from '../support/api.ts';
import { seedClient } from '../support/fixtures.ts';

const MARKETING = aPackage({
  key: 'marketing',
  permissionSet: 'Partner Marketing',
  teams: ['Partner Team'],
  risk: 'standard',
  durationDays: 365,
});

/** A client from before the product, with people of the agency in its portal. */
async function anOldClient() {
  const api = createTestApi();
  seedClient(api);
  await api.post('/catalogues', { packages: [MARKETING] });
  api.portal.permissionSetList.push({ id: 'set-m', name: 'Partner Marketing', requiresBillingWrite: false });
  api.portal.permissionSetList.push({ id: 'set-x', name: 'Something else', requiresBillingWrite: false });
  api.portal.teamList.push({ id: 'team-p', name: 'Partner Team' });
  const fits = { roleIds: ['set-m'], primaryTeamId: 'team-p' };
  api.portal.byHand('consultant-1@example.com', { ...fits, firstName: 'Consultant', lastName: 'One' });
  api.portal.byHand('consultant-2@example.com', { roleIds: ['set-m'] });
  api.portal.byHand('info@example.com', fits);
  api.portal.byHand('boss@example.com', { superAdmin: true });
  api.portal.byHand('several@example.com', { roleIds: ['set-m', 'set-x'] });
  api.portal.byHand('other@example.com', { roleIds: ['set-x'] });
  api.portal.byHand('bare@example.com');
  api.portal.byHand('clerk@client.example', fits);
  return api;
}

type Api = Awaited<ReturnType<typeof anOldClient>>;
type Row = Record<string, unknown> & { address: string };

async function listed(api: Api): Promise<Row[]> {
  return (await api.get('/adoption')).body['rows'];
}

/** A row as the command line sends it back. */
function returned(row: Row, number: number, changes: object = {}) {
  const { userId, address, superAdmin, permissionSets, teams, packageKey, endsOn } = row;
  return { row: number, userId, address, superAdmin, permissionSets, teams, packageKey, endsOn, ...changes };
}

const take = (api: Api, rows: readonly object[], more: object = {}) =>
  api.post('/adoption', { clientId: CLIENT_ID, rows, ...more });

describe('GET /adoption', () => {
  it('200: each of our people without a grant, with the package that gives exactly this; whoever is the client’s is not in it', async () => {
    const api = await anOldClient();
    const { status, body } = await api.get('/adoption');
    expect(status).toBe(200);
    const told = body['rows'].map(({ address, packageKey, decision, reason }: Row) => [
      address,
      packageKey,
      decision,
      reason,
    ]);
    expect(told).toEqual([
      ['bare@example.com', '', 'leave', 'no-permission-set'],
      ['boss@example.com', '', 'leave', 'super-admin'],
      ['consultant-1@example.com', 'marketing', 'take', 'matches-package'],
      ['consultant-2@example.com', '', 'leave', 'no-package-fits'],
      ['info@example.com', '', 'leave', 'generic-mailbox'],
      ['other@example.com', '', 'leave', 'no-package-fits'],
      ['several@example.com', '', 'leave', 'several-permission-sets'],
    ]);
    expect(body['rows'][2]).toMatchObject({ endsOn: '2027-11-24', teams: ['Partner Team'], name: 'Consultant One' });
    expect(body).toMatchObject({ clients: [{ clientId: CLIENT_ID, state: 'read', users: 7 }], next: null });
    expect(await api.people.findByEmail('consultant-1@example.com')).toBeUndefined();
  });

  it('says which clients have to be connected first', async () => {
    const api = await anOldClient();
    api.connections.length = 0;
    expect((await api.get('/adoption')).body).toMatchObject({ rows: [], clients: [{ state: 'not-connected' }] });
  });
});

describe('GET /adoption past a portal that HubSpot does not read now', () => {
  it('says so of this client, and lists on', async () => {
    const api = await anOldClient();
    api.portal.list = async () => {
      throw new HubSpotError('HubSpot answered 502 to GET /users.', { status: 502 });
    };
    const { status, body } = await api.get('/adoption');
    expect([status, body]).toMatchObject([200, { rows: [], clients: [{ state: 'cannot-read' }], next: null }]);
  });
});

describe('POST /adoption', () => {
  it('takes over what is there, quietly and once: the next plan keeps all of it', async () => {
    const api = await anOldClient();
    const [row] = (await listed(api)).filter(({ decision }) => decision === 'take');
    const rows = [returned(row as Row, 4)];
    expect((await take(api, rows, { dryRun: true })).body).toMatchObject({ taken: 1 });
    expect(api.grants).toEqual([]);
    const first = await take(api, rows);
    expect(first.body).toMatchObject({ taken: 1, already: 0, refused: [] });
    const [engagementId] = first.body['engagementIds'];
    expect(await api.engagements.read(engagementId)).toMatchObject({
      state: 'active',
      adopted: true,
      packageKey: 'marketing',
      approvedBy: ['p-operations'],
    });
    expect(api.grants).toMatchObject([
      { state: 'verified', adopted: true, before: { existed: false }, engagementIds: [engagementId] },
    ]);
    expect((await take(api, rows)).body).toMatchObject({ taken: 0, already: 1 });
    expect(api.grants).toHaveLength(1);
    const plan = await api.get(`/clients/${CLIENT_ID}/access-plan`);
    expect(plan.body['lines']).toMatchObject([{ action: 'keep' }]);
    expect(plan.body['lines']).toHaveLength(1);
    expect([api.portal.writes, api.mails(), api.started]).toEqual([[], [], []]);
    const types = api.ledger.entries.map(({ type }) => type).filter((type) => type !== 'catalogue-published');
    expect(types).toEqual(['engagement-adopted', 'access-adopted']);
    expect(await listed(api)).toHaveLength(6);
    const asOf = await api.get('/access', { query: { asOf: '2026-11-24', clientId: CLIENT_ID } });
    expect(asOf.status).toBe(200);
  });

  it('refuses each row that does not fit with what was expected, and takes the others', async () => {
    const api = await anOldClient();
    const rows = await listed(api);
    const of = (address: string) => rows.find((row) => row.address === address) as Row;
    api.portal.byHand('consultant-2@example.com', { roleIds: ['set-m'], primaryTeamId: 'team-p' });
    const given = [
      returned(of('consultant-1@example.com'), 2),
      // Changed since it was listed.
      returned(of('consultant-2@example.com'), 3, { packageKey: 'marketing', endsOn: '2027-11-24' }),
      returned(of('info@example.com'), 4, { packageKey: 'marketing', endsOn: '2027-11-24' }),
      returned(of('boss@example.com'), 5, { packageKey: 'marketing', endsOn: '2027-11-24' }),
      returned(of('other@example.com'), 6, { packageKey: 'marketing', endsOn: '2027-11-24' }),
      returned(of('consultant-1@example.com'), 7, { packageKey: 'none' }),
      returned(of('consultant-1@example.com'), 8, { endsOn: '2020-01-01' }),
      returned(of('consultant-1@example.com'), 9, { userId: 'u-clerk', address: 'clerk@client.example' }),
    ];
    const { body } = await take(api, given);
    expect(body['taken']).toBe(1);
    expect(body['refused']).toEqual([
      { row: 3, field: 'teams', expected: 'Partner Team' },
      { row: 4, field: 'address', expected: 'a login of one person (rule unique-logins)' },
      { row: 5, field: 'package', expected: expect.stringMatching(/^no elevated access: .*rule elevated-access/) },
      { row: 6, field: 'package', expected: 'a package with the permission set Something else, which is there' },
      { row: 7, field: 'package', expected: 'one of marketing' },
      { row: 8, field: 'ends on', expected: 'a day to come, as 2027-11-30' },
      { row: 9, field: 'address', expected: 'a user of one of your people in this portal, as it was listed' },
    ]);
  });

  it('nobody takes over their own access; somebody with a grant stays with it', async () => {
    const api = await anOldClient();
    const [row] = (await listed(api)).filter(({ decision }) => decision === 'take');
    api.seedPerson('consultant-1@example.com', { personId: 'p-operations', hubspotUserId: 'u-consultant-1' });
    const { body } = await take(api, [returned(row as Row, 2)]);
    expect(body['refused']).toMatchObject([
      { field: 'address', expected: expect.stringContaining('separation-of-duties') },
    ]);
  });

  it('a second list adds people to the same engagement', async () => {
    const api = await anOldClient();
    const [row] = (await listed(api)).filter(({ decision }) => decision === 'take');
    const first = await take(api, [returned(row as Row, 2)]);
    api.portal.byHand('consultant-2@example.com', { roleIds: ['set-m'], primaryTeamId: 'team-p' });
    const [other] = (await listed(api)).filter(({ decision }) => decision === 'take');
    const second = await take(api, [returned(other as Row, 2)]);
    expect(second.body['engagementIds']).toEqual(first.body['engagementIds']);
    const engagement = await api.engagements.read(second.body['engagementIds'][0]);
    expect(engagement?.team).toHaveLength(2);
  });

  it('nobody joins an engagement that has become another one: its package might give them more than is there', async () => {
    for (const changed of [
      { packageKey: 'administration' },
      { endsAt: '2028-11-24T22:59:59.999Z' },
      { state: 'paused' as const },
    ]) {
      const api = await anOldClient();
      const [row] = (await listed(api)).filter(({ decision }) => decision === 'take');
      const first = await take(api, [returned(row as Row, 2)]);
      const [engagementId] = first.body['engagementIds'];
      const taken = await api.engagements.read(engagementId);
      if (taken === undefined) throw new Error('It was not taken over.');
      api.engagements.seed({ ...taken, ...changed });
      api.portal.byHand('consultant-2@example.com', { roleIds: ['set-m'], primaryTeamId: 'team-p' });
      const [other] = (await listed(api)).filter(({ decision }) => decision === 'take');
      const { body } = await take(api, [returned(other as Row, 2)]);
      expect(body['refused']).toMatchObject([{ field: 'ends on', expected: expect.stringContaining('changed since') }]);
      expect((await api.engagements.read(engagementId))?.team).toHaveLength(1);
    }
  });

  it('nor one that pins an older version of the package, which gives more', async () => {
    const api = await anOldClient();
    await api.post('/catalogues', { packages: [{ ...MARKETING, permissionSet: 'Something else' }] });
    const rows = await listed(api);
    const other = rows.find(({ address }) => address === 'consultant-1@example.com') as Row;
    await api.post('/catalogues', { packages: [MARKETING] });
    const ended = { packageKey: 'marketing', endsOn: '2027-11-24' };
    api.portal.byHand('consultant-2@example.com', { roleIds: ['set-x'], primaryTeamId: 'team-p' });
    const wide = (await listed(api)).find(({ address }) => address === 'consultant-2@example.com') as Row;
    await api.post('/catalogues', { packages: [{ ...MARKETING, permissionSet: 'Something else' }] });
    const first = await take(api, [returned(wide, 2, ended)]);
    expect(first.body).toMatchObject({ taken: 1 });
    await api.post('/catalogues', { packages: [MARKETING] });
    const { body } = await take(api, [returned(other, 3, ended)]);
    expect(body).toMatchObject({ taken: 0, refused: [{ field: 'ends on' }] });
  });

  it('elevated access is not taken over, and no end is further off than the package’s length', async () => {
    const api = await anOldClient();
    const rows = await listed(api);
    const row = rows.find(({ decision }) => decision === 'take') as Row;
    expect((await take(api, [returned(row, 2, { endsOn: '2099-12-31' })])).body['refused']).toMatchObject([
      { field: 'ends on', expected: expect.stringContaining('365 days') },
    ]);
    api.portal.permissionSetList.splice(0, 1, { id: 'set-m', name: 'Partner Marketing', requiresBillingWrite: true });
    expect((await take(api, [returned(row, 2)])).body['refused']).toMatchObject([
      { field: 'package', expected: expect.stringContaining('rule elevated-access') },
    ]);
    expect(api.grants).toEqual([]);
  });
});
