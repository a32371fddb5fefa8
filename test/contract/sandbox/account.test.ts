import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TestSandbox } from './harness.ts';
import { CLIENT_APP, startTestSandbox } from './harness.ts';

const MEADOW_INSURANCE = 2000005;
const MEADOW_SUPER_ADMIN = '8000501';
const ORCHARD_LOGISTICS = 2000006;
const FORMER_ASSISTANT = '8000504';
const OPTIONAL = 'account-info.security.read crm.objects.owners.read crm.objects.users.read';
let sandbox: TestSandbox;
let token: string;

beforeAll(async () => {
  sandbox = await startTestSandbox();
});
beforeEach(async () => {
  await sandbox.reset();
  ({ accessToken: token } = await sandbox.connect(CLIENT_APP, MEADOW_INSURANCE, MEADOW_SUPER_ADMIN, OPTIONAL));
});
afterAll(() => sandbox.stop());

describe('account details', () => {
  it('tell where a portal is hosted', async () => {
    const { body } = await sandbox.call('GET', '/account-info/2026-03/details', { token });
    expect(body).toMatchObject({
      portalId: MEADOW_INSURANCE,
      accountType: 'STANDARD',
      dataHostingLocation: 'eu1',
      uiDomain: 'app-eu1.hubspot.com',
      utcOffsetMilliseconds: 3_600_000,
    });
  });

  it('tell a sandbox account from a standard one', async () => {
    const { accessToken } = await sandbox.connect(CLIENT_APP, ORCHARD_LOGISTICS, '8000601');
    const { body } = await sandbox.call('GET', '/account-info/2026-03/details', { token: accessToken });
    expect(body).toMatchObject({ accountType: 'SANDBOX', utcOffsetMilliseconds: -18_000_000 });
  });
});

describe('activity', () => {
  const LOGINS = '/account-info/2026-03/activity/login';

  it('lists the logins of 90 days in pages, failed ones too', async () => {
    const path = `/portals/${MEADOW_INSURANCE}/users/${MEADOW_SUPER_ADMIN}/logins`;
    await sandbox.control('POST', path, { daysAgo: 91 });
    await sandbox.control('POST', path, { daysAgo: 89, succeeded: false });
    const first = await sandbox.call('GET', LOGINS, { token, query: { limit: 4 } });
    const { after } = first.body.paging.next;
    const second = await sandbox.call('GET', LOGINS, { token, query: { limit: 4, after } });
    const all = [...first.body.results, ...second.body.results];
    expect(all).toHaveLength(6);
    expect(all.filter((login) => !login.loginSucceeded)).toHaveLength(1);
    const query = { userId: 7000012 };
    const mine = await sandbox.call('GET', LOGINS, { token, query });
    expect(mine.body.results.map((login: { email: string }) => login.email)).toEqual(['consultant-2@example.com']);
  });

  it('lists what happened to users and apps, by time', async () => {
    const path = '/account-info/2026-03/activity/security';
    const { body } = await sandbox.call('GET', path, { token });
    expect(body.results[0]).toMatchObject({ type: 'INSTALL_INTEGRATION', userId: Number(MEADOW_SUPER_ADMIN) });
    const later = await sandbox.call('GET', path, { token, query: { fromTimestamp: Date.now() + 60_000 } });
    expect(later.body.results).toEqual([]);
    const query = { fromTimestamp: 'yesterday' };
    expect((await sandbox.call('GET', path, { token, query, wrong: true })).status).toBe(400);
  });
});

describe('people under their other ids', () => {
  it('lists active owners, and deactivated or removed ones as archived', async () => {
    const active = await sandbox.call('GET', '/crm/owners/2026-03', { token });
    expect(active.body.results).toHaveLength(5);
    const archived = await sandbox.call('GET', '/crm/owners/2026-03', { token, query: { archived: true } });
    expect(archived.body.results[0]).toMatchObject({
      userIdIncludingInactive: Number(FORMER_ASSISTANT),
      archived: true,
    });
    expect(archived.body.results[0].userId).toBeUndefined();
    const query = { email: 'consultant-2@example.com' };
    const [owner] = (await sandbox.call('GET', '/crm/owners/2026-03', { token, query })).body.results;
    expect(owner.userId).toBe(7000012);
    expect(owner.id).not.toBe('7000012');
    expect((await sandbox.call('GET', `/crm/owners/2026-03/${owner.id}`, { token })).body).toEqual(owner);
    const byUser = await sandbox.call('GET', '/crm/owners/2026-03/7000012', { token, query: { idProperty: 'userId' } });
    expect(byUser.body).toEqual(owner);
    expect((await sandbox.call('GET', '/crm/owners/2026-03/1', { token })).status).toBe(404);
  });

  it('lists CRM user objects, with the id of the person and the deactivated mark', async () => {
    const query = { limit: 100, properties: 'hs_internal_user_id,hs_deactivated' };
    const { body } = await sandbox.call('GET', '/crm/objects/2026-03/users', { token, query });
    const former = body.results.find(
      (user: { properties: Record<string, string> }) => user.properties['hs_internal_user_id'] === FORMER_ASSISTANT,
    );
    expect(former.properties['hs_deactivated']).toBe('true');
    expect(former.id).not.toBe(FORMER_ASSISTANT);
    const one = await sandbox.call('GET', `/crm/objects/2026-03/users/${former.id}`, { token });
    expect(one.body.properties['hs_internal_user_id']).toBeUndefined();
  });
});
