import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AUDIT_WORLD } from '../../../infra/local/sandbox/audit-world/audit-world.ts';
import type { TestSandbox } from './harness.ts';
import { CLIENT_APP, credentialsOf, PARTNER_PORTAL, startTestSandbox } from './harness.ts';

const USERS = '/settings/users/2026-03';
const DETAILS = '/account-info/2026-03/details';
let sandbox: TestSandbox;

const ADMIN = { id: 9100001, email: 'super-admin@client.example.com', firstName: '', lastName: '', superAdmin: true };
const MEMBER = { id: 7000011, email: 'consultant-1@example.com', firstName: 'Consultant', lastName: 'One' };
const PORTAL = {
  portalId: 3900001,
  company: 'Client',
  domain: 'client.example.com',
  partner: false,
  tier: 'PROFESSIONAL',
  accountType: 'STANDARD',
  dataHostingLocation: 'eu1',
  timeZone: 'Europe/Berlin',
  utcOffset: '+01:00',
  currency: 'EUR',
  permissionSets: [{ name: 'Partner Sales', requiresBillingWrite: false }],
  teams: [],
  users: [ADMIN, MEMBER],
};
const ALL_SCOPES = [...CLIENT_APP.requiredScopes, ...CLIENT_APP.optionalScopes];

beforeAll(async () => {
  sandbox = await startTestSandbox();
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.stop());

function load(portal: object, install: object | 'nowhere' = { app: 'client' }) {
  return sandbox.control('POST', '/world', {
    portals: [{ ...PORTAL, ...portal }],
    ...(install === 'nowhere' ? {} : { install }),
  });
}

describe('loading a world', () => {
  it('puts a portal beside the seeded ones; people keep their ids', async () => {
    const { status, body } = await load({}, 'nowhere');
    expect([status, body]).toEqual([201, { loaded: 1, portals: [] }]);
    expect((await sandbox.control('GET', '/state')).body.portals).toHaveLength(8);
    const added = await sandbox.control('POST', '/portals/2000001/users', { email: ADMIN.email });
    expect(added.body.id).toBe(String(ADMIN.id));
  });

  it('replaces a portal that is there; its installation and its tokens stay', async () => {
    const { body } = await load({});
    const token = body.portals[0].accessToken;
    await load({ users: [ADMIN] }, 'nowhere');
    const list = await sandbox.call('GET', USERS, { token });
    expect(list.body.results.map((user: { id: string }) => user.id)).toEqual([String(ADMIN.id)]);
  });

  it('installs the app in the name of a super admin, with all scopes and working tokens', async () => {
    const { body } = await load({ users: [MEMBER, ADMIN] });
    const [installed] = body.portals;
    expect(installed).toMatchObject({ portalId: PORTAL.portalId, installingUserId: String(ADMIN.id) });
    expect(installed.scopes).toEqual(ALL_SCOPES);
    expect((await sandbox.call('GET', DETAILS, { token: installed.accessToken })).status).toBe(200);
    const form = { grant_type: 'refresh_token', refresh_token: installed.refreshToken, ...credentialsOf(CLIENT_APP) };
    const refreshed = await sandbox.call('POST', '/oauth/2026-03/token', { form });
    expect(refreshed.body).toMatchObject({ hub_id: PORTAL.portalId, user_id: ADMIN.id });
    const { installs } = (await sandbox.control('GET', `/portals/${PORTAL.portalId}`)).body;
    expect(installs).toMatchObject([{ app: 'client', userId: String(ADMIN.id) }]);
  });

  it('installs in the name of whom the portal names, else of whom the call names', async () => {
    const named = await load({ installation: { userId: MEMBER.id } }, { app: 'client', userId: ADMIN.id });
    expect(named.body.portals[0].installingUserId).toBe(String(MEMBER.id));
    const called = await load({}, { app: 'client', userId: MEMBER.id });
    expect(called.body.portals[0].installingUserId).toBe(String(MEMBER.id));
  });

  it('leaves out optional scopes that a portal lacks', async () => {
    const lacksScopes = ['crm.objects.owners.read', 'tickets'];
    const { scopes, accessToken: token } = (await load({ installation: { lacksScopes } })).body.portals[0];
    expect(scopes).toEqual(ALL_SCOPES.filter((scope) => !lacksScopes.includes(scope)));
    expect((await sandbox.call('GET', '/crm/owners/2026-03', { token })).status).toBe(403);
  });

  it('has portals whose users answer 503 each time, while the rest answers', async () => {
    const token = (await load({ unreadable: true })).body.portals[0].accessToken;
    for (const path of [USERS, USERS, `${USERS}/${ADMIN.id}`]) {
      expect((await sandbox.call('GET', path, { token })).status).toBe(503);
    }
    expect((await sandbox.call('GET', `${USERS}/roles`, { token })).status).toBe(200);
  });

  it('changes what a portal tells, and what its users have, while it runs', async () => {
    const token = (await load({ unreadable: true })).body.portals[0].accessToken;
    const portal = `/portals/${PORTAL.portalId}`;
    await sandbox.control('POST', portal, { unreadable: false, tellsSeats: true });
    const changes = { seats: ['Core Seat'], owns: { deals: 4 }, logins: [{ newestDaysAgo: 2 }] };
    await sandbox.control('POST', `${portal}/users/${MEMBER.id}`, changes);
    const list = await sandbox.call('GET', USERS, { token, query: { limit: 1 } });
    expect(list.body.results[0]).toMatchObject({ id: String(MEMBER.id), seatNames: ['Core Seat'] });
    const json = { filterGroups: [], properties: [], sorts: [], limit: 1, after: '0' };
    const deals = await sandbox.call('POST', '/crm/objects/2026-03/deals/search', { token, json });
    expect(deals.body.total).toBe(4);
    const logins = await sandbox.call('GET', '/account-info/2026-03/activity/login', { token });
    expect(logins.body.results).toHaveLength(1);
    expect((await sandbox.control('GET', portal)).body).toMatchObject({ unreadable: false, tellsSeats: true });
  });

  it('has portals that took the app away: the tokens are dead', async () => {
    const [installed] = (await load({ installation: { state: 'uninstalled' } })).body.portals;
    expect((await sandbox.call('GET', DETAILS, { token: installed.accessToken })).status).toBe(401);
    const form = { grant_type: 'refresh_token', refresh_token: installed.refreshToken, ...credentialsOf(CLIENT_APP) };
    const refreshed = await sandbox.call('POST', '/oauth/2026-03/token', { form });
    expect([refreshed.status, refreshed.body.error]).toEqual([400, 'invalid_grant']);
  });

  it('does not install where the app never was', async () => {
    expect((await load({ installation: { state: 'none' } })).body.portals).toEqual([]);
  });

  it('tells seats where the portal does, and not elsewhere', async () => {
    const users = [ADMIN, { ...MEMBER, seats: ['Partner Seat'] }];
    for (const [tellsSeats, expected] of [
      [true, [[], ['Partner Seat']]],
      [false, [undefined, undefined]],
    ] as const) {
      const token = (await load({ users, tellsSeats })).body.portals[0].accessToken;
      const list = (await sandbox.call('GET', USERS, { token })).body.results;
      // The list goes by id: the member of the partner first.
      expect(list.map((user: { seatNames?: string[] }) => user.seatNames).toReversed()).toEqual(expected);
      // HubSpot's answer about one user has no seats.
      expect((await sandbox.call('GET', `${USERS}/${MEMBER.id}`, { token })).body).not.toHaveProperty('seatNames');
      const json = { email: 'consultant-2@example.com', sendWelcomeEmail: false };
      const created = await sandbox.call('POST', USERS, { token, json });
      expect(created.body.seatNames).toEqual(tellsSeats ? [] : undefined);
    }
  });

  it('refuses what is wrong, names the field, and loads none of it', async () => {
    const wrong: readonly [object, RegExp][] = [
      [{ users: [] }, /portals\.0\.users/],
      [{ users: [{ ...ADMIN, email: 'nobody' }] }, /portals\.0\.users\.0\.email/],
      [{ users: [{ ...ADMIN, logins: [{ newestDaysAgo: -1 }] }] }, /portals\.0\.users\.0\.logins\.0\.newestDaysAgo/],
      [{ users: [ADMIN, ADMIN] }, /user 9100001 twice/],
      [{ users: [{ ...ADMIN, permissionSets: ['Unknown'] }] }, /names "Unknown"/],
      [{ users: [MEMBER] }, /3900001 has no active super admin/],
      [{ installation: { userId: 1 } }, /3900001 has no active user 1/],
      [{ installation: { lacksScopes: ['oauth'] } }, /cannot lack oauth/],
      [{ seats: true }, /portals\.0/],
    ];
    for (const [portal, message] of wrong) {
      const body = {
        portals: [
          { ...PORTAL, portalId: 3900000 },
          { ...PORTAL, ...portal },
        ].toReversed(),
      };
      const answer = await sandbox.control('POST', '/world', { ...body, install: { app: 'client' } });
      expect(answer.status).toBe(400);
      expect(answer.body.message).toMatch(message);
    }
    expect((await sandbox.control('POST', '/world', {})).body.message).toMatch(/portals or generate/);
    expect((await sandbox.control('GET', '/state')).body.portals).toHaveLength(7);
  });
});

describe('a world that is made up', () => {
  it('has portals that are alike, with the partner’s people in each', async () => {
    const generate = { portals: 3, usersPerPortal: 6, partnerUsers: 2, firstPortalId: 4000001 };
    const { body } = await sandbox.control('POST', '/world', { generate, install: { app: 'client' } });
    expect(body.portals.map((portal: { portalId: number }) => portal.portalId)).toEqual([4000001, 4000002, 4000003]);
    const token = body.portals[1].accessToken;
    const users = (await sandbox.call('GET', USERS, { token })).body.results;
    expect(users).toHaveLength(6);
    const ours = users.filter((user: { email: string }) => user.email.endsWith('@example.com'));
    expect(ours.map((user: { id: string }) => user.id)).toEqual(['7000011', '7000012']);
  });

  it('takes 1,000 portals with 20 users each in full, in one call', async () => {
    const users = Array.from({ length: 20 }, (_, index) => ({
      ...ADMIN,
      id: 9100001 + index,
      email: `user-${index}@client.example.com`,
      permissionSets: ['Partner Sales'],
      logins: [{ newestDaysAgo: 1, oldestDaysAgo: 89, everyDays: 1 }],
    }));
    const portals = Array.from({ length: 1000 }, (_, index) => ({ ...PORTAL, portalId: 3900000 + index, users }));
    expect((await sandbox.control('POST', '/world', { portals })).body.loaded).toBe(1000);
  });
});

describe('the audit world', () => {
  it('loads, and every client portal that can be read is read', async () => {
    const { status, body } = await sandbox.control('POST', '/world', {
      portals: AUDIT_WORLD.portals,
      install: { app: 'client' },
    });
    expect(status).toBe(201);
    const answers = new Map<number, number>();
    for (const { portalId, accessToken: token } of body.portals) {
      answers.set(portalId, (await sandbox.call('GET', USERS, { token })).status);
    }
    const read = [...answers].filter(([, code]) => code === 200).map(([portalId]) => portalId);
    const connected = AUDIT_WORLD.records.connections.map(({ portalId }) => portalId);
    expect(read).toEqual(connected.filter((portalId) => !AUDIT_WORLD.expectations.cannotVerify.includes(portalId)));
  });

  it('keeps the connection of the partner portal, whose roster it holds', async () => {
    const { accessToken: token } = await sandbox.connectPartner();
    await sandbox.control('POST', '/world', { portals: AUDIT_WORLD.portals });
    const { body } = await sandbox.call('GET', USERS, { token, query: { limit: 100 } });
    const present = AUDIT_WORLD.records.roster.filter(({ leftDaysAgo }) => leftDaysAgo === undefined);
    expect(body.results.length).toBeGreaterThanOrEqual(present.length);
    expect((await sandbox.control('GET', `/portals/${PARTNER_PORTAL}`)).body.installs).toHaveLength(1);
  });
});
