import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { ConnectionBrokenError } from '../../../shared/errors.ts';
import { CLIENT_PORTAL, CLIENT_SUPER_ADMIN, checkCalls, startHubSpot, type TestHubSpot } from './harness.ts';

let hubspot: TestHubSpot;
beforeAll(async () => {
  hubspot = await startHubSpot();
});
beforeEach(() => hubspot.reset());
afterEach(async () => checkCalls(await hubspot.seen()));
afterAll(() => hubspot.stop());

const CONSULTANT = { email: 'consultant-1@example.com', firstName: 'Consultant', lastName: 'One' };

/** Ids of a permission set and of two teams, by name. */
async function offered(users: Awaited<ReturnType<TestHubSpot['portalUsers']>>['users']) {
  const sets = await users.permissionSets(CLIENT_PORTAL);
  const teams = await users.teams(CLIENT_PORTAL);
  const idOf = (of: readonly { id: string; name: string }[], name: string) =>
    of.find((one) => one.name === name)?.id ?? '';
  return {
    marketing: idOf(sets, 'Partner Marketing'),
    readOnly: idOf(sets, 'Partner Read Only'),
    partnerTeam: idOf(teams, 'Partner Team'),
    salesTeam: idOf(teams, 'Sales'),
  };
}

test('reads permission sets with their billing flag, and teams', async () => {
  const { users } = await hubspot.portalUsers();

  const sets = await users.permissionSets(CLIENT_PORTAL);
  const teams = await users.teams(CLIENT_PORTAL);

  expect(sets).toContainEqual({ id: expect.any(String), name: 'Billing Administrator', requiresBillingWrite: true });
  expect(teams.map((team) => team.name)).toEqual(['Marketing', 'Sales', 'Partner Team']);
});

test('lists all pages of users, by cursor only', async () => {
  const { users } = await hubspot.portalUsers();
  for (let number = 1; number <= 230; number++) {
    await hubspot.control('POST', `/portals/${CLIENT_PORTAL}/users`, {
      email: `extra-${number}@harbour-bakery.example.com`,
    });
  }

  const listed = await users.list(CLIENT_PORTAL);

  expect(new Set(listed.map((user) => user.id)).size).toBe(234);
  expect(listed.find((user) => user.id === CLIENT_SUPER_ADMIN)).toMatchObject({ superAdmin: true, roleIds: [] });
  const pages = (await hubspot.seen()).filter((call) => call.path === '/settings/users/2026-03');
  expect(pages.map((page) => Object.keys(page.query))).toEqual([['limit'], ['limit', 'after'], ['limit', 'after']]);
});

test('creates a user with permission set and teams, and finds it by e-mail in any case', async () => {
  const { users } = await hubspot.portalUsers();
  const { marketing, partnerTeam, salesTeam } = await offered(users);
  expect(await users.findByEmail(CLIENT_PORTAL, CONSULTANT.email)).toBeUndefined();

  const access = { permissionSetId: marketing, primaryTeamId: partnerTeam, secondaryTeamIds: [salesTeam] };
  await users.create(CLIENT_PORTAL, { ...CONSULTANT, ...access });

  expect(await users.findByEmail(CLIENT_PORTAL, 'Consultant-1@Example.com')).toEqual({
    id: '7000011',
    email: CONSULTANT.email,
    firstName: 'Consultant',
    lastName: 'One',
    superAdmin: false,
    roleIds: [marketing],
    primaryTeamId: partnerTeam,
    secondaryTeamIds: [salesTeam],
  });
  const created = (await hubspot.seen()).find((call) => call.method === 'POST' && call.path.startsWith('/settings'));
  expect(created?.requestBody).toMatchObject({ sendWelcomeEmail: true });
});

test('a user who is there already is no error: reading back tells what is there', async () => {
  const { users } = await hubspot.portalUsers();
  const { marketing, readOnly } = await offered(users);
  await users.create(CLIENT_PORTAL, { ...CONSULTANT, permissionSetId: readOnly, secondaryTeamIds: [] });

  await users.create(CLIENT_PORTAL, { ...CONSULTANT, permissionSetId: marketing, secondaryTeamIds: [] });

  expect(await users.findByEmail(CLIENT_PORTAL, CONSULTANT.email)).toMatchObject({ roleIds: [readOnly] });
});

test('an update sends the full set in one PUT and reads nothing', async () => {
  const { users } = await hubspot.portalUsers();
  const { marketing, readOnly, partnerTeam, salesTeam } = await offered(users);
  const access = { permissionSetId: marketing, primaryTeamId: partnerTeam, secondaryTeamIds: [salesTeam] };
  await users.create(CLIENT_PORTAL, { ...CONSULTANT, ...access });
  const before = (await hubspot.seen()).length;

  await users.update(CLIENT_PORTAL, '7000011', {
    permissionSetId: readOnly,
    primaryTeamId: salesTeam,
    secondaryTeamIds: [],
  });

  const calls = (await hubspot.seen()).slice(before);
  expect(calls.map((call) => [call.method, call.path, call.query])).toEqual([
    ['PUT', '/settings/users/2026-03/7000011', { idProperty: ['USER_ID'] }],
  ]);
  expect(calls[0]?.requestBody).toEqual({ roleId: readOnly, primaryTeamId: salesTeam, secondaryTeamIds: [] });
  expect(await users.findByEmail(CLIENT_PORTAL, CONSULTANT.email)).toMatchObject({
    roleIds: [readOnly],
    primaryTeamId: salesTeam,
    secondaryTeamIds: [],
  });
});

test('removes a user; one that is gone already is fine', async () => {
  const { users } = await hubspot.portalUsers();
  const { readOnly } = await offered(users);
  await users.create(CLIENT_PORTAL, { ...CONSULTANT, permissionSetId: readOnly, secondaryTeamIds: [] });

  await users.remove(CLIENT_PORTAL, '7000011');
  await users.remove(CLIENT_PORTAL, '7000011');

  expect(await users.findByEmail(CLIENT_PORTAL, CONSULTANT.email)).toBeUndefined();
  const removals = (await hubspot.seen()).filter((call) => call.method === 'DELETE');
  expect(removals.map((call) => call.status)).toEqual([204, 404]);
});

test('a refused change is an error with HubSpot’s category and no personal data', async () => {
  const { users } = await hubspot.portalUsers();
  const creating = users.create(CLIENT_PORTAL, { ...CONSULTANT, permissionSetId: '1', secondaryTeamIds: [] });

  await expect(creating).rejects.toMatchObject({
    name: 'HubSpotError',
    status: 400,
    category: 'VALIDATION_ERROR',
    correlationId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    message: 'HubSpot answered 400 to POST /settings/users/2026-03 (VALIDATION_ERROR).',
  });
});

test('a permission set with a paid seat needs a scope that we do not ask for', async () => {
  const { users } = await hubspot.portalUsers();
  const sets = await users.permissionSets(CLIENT_PORTAL);
  const paid = sets.find((set) => set.requiresBillingWrite)?.id;

  const creating = users.create(CLIENT_PORTAL, { ...CONSULTANT, permissionSetId: paid, secondaryTeamIds: [] });

  await expect(creating).rejects.toMatchObject({ name: 'ConnectionBrokenError', reason: 'missing-scope' });
});

test('a token that HubSpot refuses is replaced once; the second refusal breaks the connection', async () => {
  const { users } = await hubspot.portalUsers();
  await hubspot.fault({ kind: 'token-revoked', match: { path: '^/settings/' } });

  const failure = await users.list(CLIENT_PORTAL).catch((error: unknown) => error);

  expect(failure).toBeInstanceOf(ConnectionBrokenError);
  expect(failure).toMatchObject({ portalId: CLIENT_PORTAL, reason: 'revoked', cause: { status: 401 } });
  expect((await hubspot.seen()).filter((call) => call.fault !== undefined)).toHaveLength(2);
});

test('a client that uninstalls the app breaks the connection', async () => {
  const { users } = await hubspot.portalUsers();
  await hubspot.control('DELETE', `/portals/${CLIENT_PORTAL}/installs/102`);

  await expect(users.teams(CLIENT_PORTAL)).rejects.toMatchObject({ name: 'ConnectionBrokenError', reason: 'revoked' });
});

test('a missing scope breaks the connection', async () => {
  const { users } = await hubspot.portalUsers();
  await hubspot.fault({ kind: 'missing-scope', match: { portalId: CLIENT_PORTAL }, times: 1 });

  await expect(users.permissionSets(CLIENT_PORTAL)).rejects.toMatchObject({
    reason: 'missing-scope',
    cause: { status: 403 },
  });
});
