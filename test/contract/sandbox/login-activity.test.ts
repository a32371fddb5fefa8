import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TestSandbox } from './harness.ts';
import { CLIENT_APP, startTestSandbox } from './harness.ts';

const LOGINS = '/account-info/2026-03/activity/login';
const DAY_MS = 24 * 60 * 60 * 1000;
const FIRST = 4000001;
let sandbox: TestSandbox;

beforeAll(async () => {
  sandbox = await startTestSandbox();
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.stop());

interface Row {
  id: string;
  userId: number;
  loginAt: string;
  loginSucceeded: boolean;
  countryCode: string;
}

/** Follows the pages to the end. */
async function allLogins(token: string, limit: number, query: Record<string, number> = {}): Promise<Row[]> {
  const rows: Row[] = [];
  let after: string | undefined;
  do {
    const { body } = await sandbox.call('GET', LOGINS, {
      token,
      query: { ...query, limit, ...(after === undefined ? {} : { after }) },
    });
    rows.push(...body.results);
    after = body.paging?.next.after;
  } while (after !== undefined);
  return rows;
}

/** One portal whose super admin logs in as the test says. */
async function portalWith(logins: object[], rest: object = {}): Promise<string> {
  const generated = await sandbox.control('POST', '/world', {
    portals: [{ ...PORTAL, users: [{ ...ADMIN, logins }], ...rest }],
    install: { app: 'client' },
  });
  return generated.body.portals[0].accessToken;
}

const ADMIN = { id: 9100001, email: 'super-admin@client.example.com', firstName: '', lastName: '', superAdmin: true };
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
  permissionSets: [],
  teams: [],
};

describe('login activity', () => {
  it('has 90 daily logins of 20 users in each of 1,000 portals, each once and the newest first, in pages of any size', async () => {
    const generate = { portals: 1000, usersPerPortal: 20, firstPortalId: FIRST };
    const { body } = await sandbox.control('POST', '/world', { generate, install: { app: 'client' } });
    expect(body.portals).toHaveLength(1000);
    expect(body.portals[999].portalId).toBe(FIRST + 999);
    for (const [index, limit] of [
      [0, 200],
      [999, 77],
    ] as const) {
      const rows = await allLogins(body.portals[index].accessToken, limit);
      expect(rows).toHaveLength(20 * 90);
      expect(new Set(rows.map(({ id }) => id)).size).toBe(20 * 90);
      const times = rows.map(({ loginAt }) => loginAt);
      expect(times).toEqual(times.toSorted().toReversed());
      expect(new Set(rows.map(({ userId }) => userId)).size).toBe(20);
    }
  });

  it('stores no row of it: the state holds patterns', async () => {
    await sandbox.control('POST', '/world', { generate: { portals: 1, firstPortalId: FIRST } });
    const { users } = (await sandbox.control('GET', `/portals/${FIRST}`)).body;
    expect(users).toHaveLength(20);
    for (const user of users) {
      expect(user.logins).toEqual([{ newestDaysAgo: 0.5, oldestDaysAgo: 89.5, everyDays: 1 }]);
    }
  });

  it('has all fields of the contract, the personal ones too', async () => {
    const token = await portalWith([{ newestDaysAgo: 3, place: 'boston' }]);
    const [row] = await allLogins(token, 10);
    expect(row).toMatchObject({
      userId: ADMIN.id,
      email: ADMIN.email,
      loginSucceeded: true,
      ipAddress: '198.51.100.10',
      location: 'Boston, United States',
      countryCode: 'us',
      regionCode: 'ma',
    });
    expect(row).toHaveProperty('userAgent');
  });

  it('counts days back from the moment at which the world was loaded, and lists 90 of them', async () => {
    const before = Date.now();
    const token = await portalWith([{ newestDaysAgo: 89 }, { newestDaysAgo: 91 }, { newestDaysAgo: 120 }]);
    const rows = await allLogins(token, 10);
    expect(rows).toHaveLength(1);
    const at = Date.parse(rows[0]?.loginAt ?? '') + 89 * DAY_MS;
    expect(at).toBeGreaterThanOrEqual(before);
    expect(at).toBeLessThanOrEqual(Date.now());
  });

  it('mixes weekly logins, failed ones, and two countries within hours', async () => {
    const token = await portalWith([
      { newestDaysAgo: 1, oldestDaysAgo: 29, everyDays: 7 },
      { newestDaysAgo: 2, failed: true },
      { newestDaysAgo: 15.1, place: 'singapore' },
    ]);
    const rows = await allLogins(token, 2);
    expect(rows.map(({ loginSucceeded, countryCode }) => [loginSucceeded, countryCode])).toEqual([
      [true, 'de'],
      [false, 'de'],
      [true, 'de'],
      [true, 'de'],
      [true, 'sg'],
      [true, 'de'],
      [true, 'de'],
    ]);
    const gap = Date.parse(rows[3]?.loginAt ?? '') - Date.parse(rows[4]?.loginAt ?? '');
    expect(Math.round(gap / 3_600_000)).toBe(2);
  });

  it('is empty for users without logins, and keeps those of users who were removed', async () => {
    expect(await allLogins(await portalWith([]), 10)).toEqual([]);
    const former = { ...ADMIN, id: 9100002, email: 'former@client.example.com', logins: [{ newestDaysAgo: 4 }] };
    const token = await portalWith([], { removedUsers: [former] });
    expect((await allLogins(token, 10, { userId: 9100002 })).map(({ userId }) => userId)).toEqual([9100002]);
    expect(await allLogins(token, 10, { userId: ADMIN.id })).toEqual([]);
  });

  it('takes single logins of the control plane between the others, also from other countries', async () => {
    const token = await portalWith([{ newestDaysAgo: 1 }, { newestDaysAgo: 3 }]);
    const path = `/portals/${PORTAL.portalId}/users/${ADMIN.id}/logins`;
    await sandbox.control('POST', path, { daysAgo: 2, place: 'london' });
    expect((await allLogins(token, 1)).map(({ countryCode }) => countryCode)).toEqual(['de', 'gb', 'de']);
  });

  it('reads on after rows of one and the same moment', async () => {
    const users = [1, 2, 3].map((number) => ({
      ...ADMIN,
      id: 9100000 + number,
      email: `user-${number}@client.example.com`,
      logins: [{ newestDaysAgo: 5, oldestDaysAgo: 6, everyDays: 1 }],
    }));
    const token = await portalWith([], { users });
    const ids = (await allLogins(token, 1)).map(({ id }) => id);
    expect(ids).toEqual((await allLogins(token, 100)).map(({ id }) => id));
    expect(ids).toHaveLength(6);
  });

  it('needs its scope, and refuses a cursor of another list', async () => {
    const { accessToken } = await sandbox.connect(CLIENT_APP, 2000005, '8000501');
    const refused = await sandbox.call('GET', LOGINS, { token: accessToken });
    expect(refused.status).toBe(403);
    expect(refused.body.errors[0].context.requiredGranularScopes).toEqual(['account-info.security.read']);
    const token = await portalWith([]);
    expect((await sandbox.call('GET', LOGINS, { token, query: { after: 'next' } })).status).toBe(400);
  });

  it('keeps only the first rows of a page in the log of requests', async () => {
    const token = await portalWith([{ newestDaysAgo: 0.5, oldestDaysAgo: 89.5, everyDays: 1 }]);
    expect(await allLogins(token, 200)).toHaveLength(90);
    const { requests } = (await sandbox.control('GET', '/requests')).body;
    expect(requests.at(-1).responseBody.results).toHaveLength(25);
  });
});
