import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { PortalLogin } from '../../../shared/ports/hubspot.ts';
import { checkCalls, DELIVERY_MANAGER, PARTNER_PORTAL, startHubSpot, type TestHubSpot } from './harness.ts';

const PORTAL_ID = 3_900_001;
const user = (id: number, role: string, rest: object = {}) => ({
  id,
  email: `${role}@client.example.com`,
  firstName: 'First',
  lastName: '',
  ...rest,
});
const DAILY_TWICE = [
  { newestDaysAgo: 0.5, oldestDaysAgo: 89.5, everyDays: 1 },
  { newestDaysAgo: 0.6, oldestDaysAgo: 80.6, everyDays: 1, place: 'boston', failed: true },
];
const PORTAL = {
  portalId: PORTAL_ID,
  company: 'Client',
  domain: 'client.example.com',
  partner: false,
  tier: 'PROFESSIONAL',
  accountType: 'STANDARD',
  dataHostingLocation: 'eu1',
  timeZone: 'Europe/Berlin',
  utcOffset: '+01:00',
  currency: 'EUR',
  permissionSets: [{ name: 'Partner Marketing', requiresBillingWrite: false }],
  teams: ['Partner Team'],
  tellsSeats: true,
  users: [
    user(9_100_001, 'super-admin', { superAdmin: true, seats: ['Core Seat'], logins: [{ newestDaysAgo: 2 }] }),
    user(9_100_002, 'user-1', { permissionSets: ['Partner Marketing'], team: 'Partner Team', logins: DAILY_TWICE }),
    user(9_100_003, 'user-2', { deactivated: true, owns: { contacts: 250, companies: 3 } }),
  ],
  removedUsers: [user(9_100_004, 'user-3')],
};

let hubspot: TestHubSpot;
beforeAll(async () => {
  hubspot = await startHubSpot();
});
beforeEach(() => hubspot.reset());
afterEach(async () => checkCalls(await hubspot.seen()));
afterAll(() => hubspot.stop());

async function tokenOf(changes: object = {}) {
  const body = { portals: [{ ...PORTAL, ...changes }], install: { app: 'client' } };
  const { portals } = await hubspot.control('POST', '/world', body);
  return (portals as { accessToken: string }[])[0]?.accessToken ?? '';
}

async function connected(changes: object = {}) {
  return hubspot.portalActivity(await tokenOf(changes));
}

test('an account tells where it is hosted, and which host its people use', async () => {
  const details = await hubspot.portalAccounts(await tokenOf()).details(PORTAL_ID);

  expect(details).toEqual({
    accountType: 'STANDARD',
    timeZone: 'Europe/Berlin',
    uiDomain: 'app-eu1.hubspot.com',
    dataHostingLocation: 'eu1',
  });
});

test('reads users with their seats, permission sets and teams', async () => {
  const activity = await connected();

  const { results, pages } = await activity.users(PORTAL_ID);
  const [set] = await activity.permissionSets(PORTAL_ID);
  const [team] = await activity.teams(PORTAL_ID);

  expect(pages).toBe(1);
  expect(results.map(({ id, seats }) => [id, seats])).toEqual([
    ['9100001', ['Core Seat']],
    ['9100002', []],
    ['9100003', []],
  ]);
  expect(results[1]).toMatchObject({ roleIds: [set?.id], primaryTeamId: team?.id, superAdmin: false });
  expect([set?.name, team?.name]).toEqual(['Partner Marketing', 'Partner Team']);
});

test('a portal that does not tell seats leaves them unknown, not empty', async () => {
  const activity = await connected({ tellsSeats: false });
  const { results } = await activity.users(PORTAL_ID);
  expect(results.map(({ seats }) => seats)).toEqual([undefined, undefined, undefined]);
});

test('reads all pages of users', async () => {
  const more = Array.from({ length: 120 }, (_, index) => user(9_200_000 + index, `more-${index}`));
  const activity = await connected({ users: [...PORTAL.users, ...more] });
  const { results, pages } = await activity.users(PORTAL_ID);
  expect([new Set(results.map(({ id }) => id)).size, pages]).toEqual([123, 2]);
});

test('hands over one user’s logins page by page, with nothing but time, success and country', async () => {
  const activity = await connected();
  const seen: PortalLogin[] = [];

  const read = await activity.eachLogin(PORTAL_ID, '9100002', (login) => seen.push(login));

  expect(read).toEqual({ pages: 2 });
  expect(seen).toHaveLength(171);
  expect(seen.filter(({ succeeded }) => succeeded)).toHaveLength(90);
  expect(new Set(seen.flatMap((login) => Object.keys(login)))).toEqual(
    new Set(['userId', 'at', 'succeeded', 'country']),
  );
  expect(new Set(seen.map(({ userId, country }) => `${userId} ${country}`))).toEqual(
    new Set(['9100002 de', '9100002 us']),
  );
  const asked = (await hubspot.seen()).filter(({ path }) => path.endsWith('/login'));
  expect(asked.map(({ query }) => query['userId'])).toEqual([['9100002'], ['9100002']]);
});

test('reads owners, the archived ones with the user that they were', async () => {
  const activity = await connected();
  const owners = await activity.owners(PORTAL_ID);
  expect(owners?.pages).toBe(2);
  expect(owners?.results.map(({ userId, archived }) => [userId, archived])).toEqual([
    ['9100001', false],
    ['9100002', false],
    ['9100003', true],
    ['9100004', true],
  ]);
});

test('tells who is deactivated in the partner portal, by the partner app’s own scope, while the list of users still has them', async () => {
  const activity = await hubspot.partnerActivity();
  const archived = async () => {
    const { results = [] } = (await activity.owners(PARTNER_PORTAL)) ?? {};
    return results.filter((owner) => owner.archived).map(({ userId }) => userId);
  };
  const deactivate = (deactivated: boolean) =>
    hubspot.control('POST', `/portals/${PARTNER_PORTAL}/users/${DELIVERY_MANAGER}`, { deactivated });

  expect(await archived()).not.toContain(DELIVERY_MANAGER);
  await deactivate(true);
  expect(await archived()).toContain(DELIVERY_MANAGER);
  const { results } = await activity.users(PARTNER_PORTAL);
  expect(results.map(({ id }) => id)).toContain(DELIVERY_MANAGER);
  await deactivate(false);
  expect(await archived()).not.toContain(DELIVERY_MANAGER);
});

test('counts records of an owner and reads none of them that it does not have to', async () => {
  const activity = await connected();
  const owners = (await activity.owners(PORTAL_ID))?.results ?? [];
  const ownerId = owners.find(({ userId }) => userId === '9100003')?.ownerId ?? '';

  expect(await activity.ownedRecords(PORTAL_ID, ownerId, 'contacts')).toBe(250);
  expect(await activity.ownedRecords(PORTAL_ID, ownerId, 'companies')).toBe(3);

  const bodies = (await hubspot.seen()).filter(({ path }) => path.endsWith('/search')).map((call) => call.requestBody);
  for (const body of bodies) expect(body).toMatchObject({ limit: 1, properties: [] });
});

test('what a missing optional scope refuses is unknown, and breaks no connection', async () => {
  const lacksScopes = ['account-info.security.read', 'crm.objects.owners.read', 'crm.objects.contacts.read'];
  const activity = await connected({ installation: { lacksScopes } });

  expect(await activity.eachLogin(PORTAL_ID, '9100002', () => undefined)).toBeUndefined();
  expect(await activity.owners(PORTAL_ID)).toBeUndefined();
  expect(await activity.ownedRecords(PORTAL_ID, '1', 'contacts')).toBeUndefined();
  expect(await activity.ownedRecords(PORTAL_ID, '1', 'companies')).toBe(0);
});

test('a token that was taken back breaks the connection, and a portal that does not answer is an error', async () => {
  const activity = await connected({ unreadable: true });
  await expect(activity.users(PORTAL_ID)).rejects.toMatchObject({ name: 'HubSpotError', status: 503 });
  await hubspot.control('DELETE', `/portals/${PORTAL_ID}/installs/102`);
  await expect(activity.owners(PORTAL_ID)).rejects.toMatchObject({ name: 'ConnectionBrokenError', reason: 'revoked' });
});
