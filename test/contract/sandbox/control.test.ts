import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TestSandbox } from './harness.ts';
import { HARBOUR_BAKERY, startTestSandbox } from './harness.ts';

const PORTAL = `/portals/${HARBOUR_BAKERY}`;
let sandbox: TestSandbox;

beforeAll(async () => {
  sandbox = await startTestSandbox();
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.stop());

describe('the control plane', () => {
  it('adds, changes and removes users as the screens can: super admins and several permission sets', async () => {
    const { roles } = (await sandbox.control('GET', PORTAL)).body;
    const roleIds = [roles[0].id, roles[1].id];
    const added = await sandbox.control('POST', `${PORTAL}/users`, { email: 'consultant-2@example.com', roleIds });
    expect(added.body).toMatchObject({ id: '7000012', roleIds, superAdmin: false });
    await sandbox.control('POST', `${PORTAL}/users/7000012`, { superAdmin: true });
    const users = (await sandbox.control('GET', PORTAL)).body.users;
    expect(users.find((user: { id: string }) => user.id === '7000012').superAdmin).toBe(true);
    expect((await sandbox.control('DELETE', `${PORTAL}/users/7000012`)).status).toBe(204);
    expect((await sandbox.control('DELETE', `${PORTAL}/users/7000012`)).status).toBe(404);
  });

  it('refuses ids that the portal does not have', async () => {
    const user = { email: 'consultant-2@example.com', roleIds: ['1'] };
    expect((await sandbox.control('POST', `${PORTAL}/users`, user)).body.message).toContain('no permission set 1');
    expect((await sandbox.control('GET', '/portals/1')).status).toBe(404);
  });

  it('goes back to the seeded world, with the same ids, on a reset', async () => {
    const world = (state: { portals: { users: { id: string }[] }[]; partnerClients: { id: string }[] }) => ({
      users: state.portals.map((portal) => portal.users.map((user) => user.id)),
      clients: state.partnerClients.map((client) => client.id),
    });
    const before = world((await sandbox.control('GET', '/state')).body);
    await sandbox.connectHarbour();
    await sandbox.control('POST', '/invitations', { portalId: HARBOUR_BAKERY, serviceType: 'crm_onboarding' });
    await sandbox.control('DELETE', `${PORTAL}/users/8000102`);
    expect(world((await sandbox.control('GET', '/state')).body)).not.toEqual(before);
    await sandbox.reset();
    const after = (await sandbox.control('GET', '/state')).body;
    expect(world(after)).toEqual(before);
    expect((await sandbox.control('GET', '/requests')).body.requests).toEqual([]);
  });

  it('uninstalls an app as the client would', async () => {
    await sandbox.connectHarbour();
    const [install] = (await sandbox.control('GET', PORTAL)).body.installs;
    expect(install).toMatchObject({ app: 'client', userId: '8000101' });
    expect((await sandbox.control('DELETE', `${PORTAL}/installs/${install.appId}`)).status).toBe(204);
    expect((await sandbox.control('DELETE', `${PORTAL}/installs/${install.appId}`)).status).toBe(404);
  });

  it('registers another redirect address', async () => {
    const redirectUri = 'http://127.0.0.1:9/elsewhere';
    const body = {
      portalId: HARBOUR_BAKERY,
      userId: 8000101,
      clientId: 'client-client-id',
      redirectUri,
      scope: 'oauth settings.users.read settings.users.write settings.users.teams.read',
    };
    expect((await sandbox.control('POST', '/oauth/install', body)).status).toBe(400);
    await sandbox.control('POST', '/apps/client', { redirectUrls: [redirectUri] });
    expect((await sandbox.control('POST', '/oauth/install', body)).body.location).toContain(redirectUri);
  });

  it('answers 404 for what it does not have, and 400 for what is no JSON', async () => {
    expect((await sandbox.control('GET', '/weather')).status).toBe(404);
    const response = await fetch(`${sandbox.url}/_sandbox/faults`, { method: 'POST', body: '{' });
    expect(response.status).toBe(400);
  });
});
