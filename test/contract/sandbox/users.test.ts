import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TestSandbox } from './harness.ts';
import { CLIENT_APP, HARBOUR_BAKERY, HARBOUR_SUPER_ADMIN, startTestSandbox } from './harness.ts';

const USERS = '/settings/users/2026-03';
const MEADOW_INSURANCE = 2000005;
/** consultant-3 has two permission sets in Meadow Insurance. */
const TWO_SETS = '7000013';
let sandbox: TestSandbox;
let token: string;

beforeAll(async () => {
  sandbox = await startTestSandbox();
});
beforeEach(async () => {
  await sandbox.reset();
  ({ accessToken: token } = await sandbox.connectHarbour());
});
afterAll(() => sandbox.stop());

async function idOf(kind: 'roles' | 'teams', name: string): Promise<string> {
  const { body } = await sandbox.call('GET', `${USERS}/${kind}`, { token });
  return body.results.find((item: { name: string }) => item.name === name).id;
}

function create(changes: Record<string, unknown> = {}, wrong = false) {
  const json = { email: 'consultant-1@example.com', sendWelcomeEmail: true, ...changes };
  return sandbox.call('POST', USERS, { token, json, wrong });
}

describe('reading users', () => {
  it('lists them in pages', async () => {
    const first = await sandbox.call('GET', USERS, { token, query: { limit: 3 } });
    expect(first.body.results).toHaveLength(3);
    const { after } = first.body.paging.next;
    const second = await sandbox.call('GET', USERS, { token, query: { limit: 3, after } });
    expect(second.body.results).toHaveLength(1);
    expect(second.body.paging).toBeUndefined();
  });

  it('finds one by id and by e-mail, whatever its case', async () => {
    const byId = await sandbox.call('GET', `${USERS}/${HARBOUR_SUPER_ADMIN}`, { token });
    const email = encodeURIComponent('Super-Admin@harbour-bakery.example.com');
    const byEmail = await sandbox.call('GET', `${USERS}/${email}`, { token, query: { idProperty: 'EMAIL' } });
    expect(byEmail.body).toEqual(byId.body);
    expect(byId.body.superAdmin).toBe(true);
    expect((await sandbox.call('GET', `${USERS}/1`, { token })).status).toBe(404);
  });

  it('refuses a limit or idProperty that is none', async () => {
    expect((await sandbox.call('GET', USERS, { token, query: { limit: 'all' }, wrong: true })).status).toBe(400);
    const query = { idProperty: 'NAME' };
    expect((await sandbox.call('GET', `${USERS}/1`, { token, query, wrong: true })).status).toBe(400);
  });

  it('lists permission sets, paid ones marked, and teams with their members', async () => {
    const roles = await sandbox.call('GET', `${USERS}/roles`, { token });
    const paid = roles.body.results.filter((role: { requiresBillingWrite: boolean }) => role.requiresBillingWrite);
    expect(paid.map((role: { name: string }) => role.name)).toEqual(['Billing Administrator']);
    const teams = await sandbox.call('GET', `${USERS}/teams`, { token });
    expect(teams.body.results.find((team: { name: string }) => team.name === 'Marketing').userIds).toEqual(['8000102']);
  });

  it('has no permission sets in a free portal', async () => {
    const { accessToken } = await sandbox.connect(CLIENT_APP, 2000004, '8000401');
    const roles = await sandbox.call('GET', `${USERS}/roles`, { token: accessToken });
    expect(roles.body.results).toEqual([]);
  });
});

describe('adding a user', () => {
  it('keeps the person’s id of other portals, and tells of the welcome mail only once', async () => {
    const roleId = await idOf('roles', 'Partner Marketing');
    const primaryTeamId = await idOf('teams', 'Partner Team');
    const created = await create({ roleId, primaryTeamId, secondaryTeamIds: [] });
    expect(created.status).toBe(201);
    expect(created.headers.get('location')).toBe(`${sandbox.url}${USERS}/7000011`);
    expect(created.body).toMatchObject({
      id: '7000011',
      roleId,
      roleIds: [roleId],
      primaryTeamId,
      sendWelcomeEmail: true,
    });
    const read = await sandbox.call('GET', `${USERS}/7000011`, { token });
    expect(read.body).toEqual({ ...created.body, sendWelcomeEmail: false });
  });

  it('gives no permission set when none is named', async () => {
    const { body } = await create();
    expect(body.roleIds).toEqual([]);
    expect(body.roleId).toBeUndefined();
  });

  it('refuses an e-mail that is in use, wrong ids and wrong bodies', async () => {
    await create();
    expect((await create({ email: 'Consultant-1@example.com' })).status).toBe(409);
    expect((await create({ email: 'consultant-2@example.com', roleId: '1' })).body.errors[0].in).toBe('roleId');
    expect((await create({ email: 'consultant-2@example.com', primaryTeamId: '1' })).status).toBe(400);
    const noMail = await create({ email: undefined }, true);
    expect(noMail.status).toBe(400);
    expect(noMail.body.errors[0].in).toBe('email');
    expect((await create({ sendWelcomeEmail: 'yes' }, true)).body.category).toBe('VALIDATION_ERROR');
  });

  it('gives a paid seat only to an app with the billing scope', async () => {
    const roleId = await idOf('roles', 'Billing Administrator');
    const refused = await create({ roleId });
    expect(refused.status).toBe(403);
    expect(refused.body.errors[0].context.requiredGranularScopes).toEqual(['settings.billing.write']);
    ({ accessToken: token } = await sandbox.connectHarbour('settings.billing.write'));
    expect((await create({ roleId })).status).toBe(201);
  });
});

describe('changing and removing a user', () => {
  it('changes what the body names and leaves the rest', async () => {
    await create({ firstName: 'Consultant', roleId: await idOf('roles', 'Partner Marketing') });
    const roleId = await idOf('roles', 'Partner Sales');
    const changed = await sandbox.call('PUT', `${USERS}/7000011`, { token, json: { roleId } });
    expect(changed.body).toMatchObject({ roleIds: [roleId], firstName: 'Consultant' });
  });

  it('takes no main team away: a body without one leaves it, and one that is empty or null is refused', async () => {
    const roleId = await idOf('roles', 'Partner Sales');
    const primaryTeamId = await idOf('teams', 'Partner Team');
    await create({ roleId, primaryTeamId });
    const put = (json: object, wrong = false) => sandbox.call('PUT', `${USERS}/7000011`, { token, json, wrong });
    expect((await put({ roleId, secondaryTeamIds: [] })).body.primaryTeamId).toBe(primaryTeamId);
    expect((await put({ roleId, primaryTeamId: '', secondaryTeamIds: [] })).status).toBe(400);
    expect((await put({ roleId, primaryTeamId: null, secondaryTeamIds: [] }, true)).status).toBe(400);
    const read = await sandbox.call('GET', `${USERS}/7000011`, { token });
    expect(read.body.primaryTeamId).toBe(primaryTeamId);
  });

  it('clears what the body leaves out when the switch says so', async () => {
    await sandbox.control('POST', '/settings', { putSemantics: 'replace' });
    await create({ firstName: 'Consultant', primaryTeamId: await idOf('teams', 'Partner Team') });
    const changed = await sandbox.call('PUT', `${USERS}/7000011`, { token, json: { lastName: 'One' } });
    expect(changed.body).toMatchObject({ firstName: '', lastName: 'One' });
    expect(changed.body.primaryTeamId).toBeUndefined();
  });

  it('drops all permission sets but one on any PUT', async () => {
    const { accessToken } = await sandbox.connect(CLIENT_APP, MEADOW_INSURANCE, '8000501');
    const before = await sandbox.call('GET', `${USERS}/${TWO_SETS}`, { token: accessToken });
    expect(before.body.roleIds).toHaveLength(2);
    const json = { firstName: 'Consultant' };
    const after = await sandbox.call('PUT', `${USERS}/${TWO_SETS}`, { token: accessToken, json });
    expect(after.body.roleIds).toEqual([before.body.roleIds[0]]);
  });

  it('does not touch a super admin', async () => {
    const path = `${USERS}/${HARBOUR_SUPER_ADMIN}`;
    expect((await sandbox.call('PUT', path, { token, json: { firstName: 'Other' } })).status).toBe(400);
    expect((await sandbox.call('DELETE', path, { token })).status).toBe(400);
    expect((await sandbox.call('GET', path, { token })).status).toBe(200);
  });

  it('removes a user, who comes back with the same id', async () => {
    await create();
    expect((await sandbox.call('DELETE', `${USERS}/7000011`, { token })).status).toBe(204);
    expect((await sandbox.call('GET', `${USERS}/7000011`, { token })).status).toBe(404);
    expect((await sandbox.call('DELETE', `${USERS}/7000011`, { token })).status).toBe(404);
    expect((await create()).body.id).toBe('7000011');
    const events = (await sandbox.control('GET', `/portals/${HARBOUR_BAKERY}`)).body.securityEvents;
    const types = events.map((event: { type: string }) => event.type);
    expect(types).toEqual(['INSTALL_INTEGRATION', 'ADD_USER', 'REMOVE_USER', 'ADD_USER']);
  });
});
