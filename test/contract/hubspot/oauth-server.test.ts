import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { authorizeUrl } from '../../../shared/adapters/hubspot/oauth-server.ts';
import {
  APPS,
  CLIENT_PORTAL,
  CLIENT_SUPER_ADMIN,
  checkCalls,
  DELIVERY_MANAGER,
  OPERATIONS_LEAD,
  PARTNER_PORTAL,
  REDIRECT_URL,
  SECRETS,
  startHubSpot,
  type TestHubSpot,
} from './harness.ts';

let hubspot: TestHubSpot;
beforeAll(async () => {
  hubspot = await startHubSpot();
});
beforeEach(() => hubspot.reset());
afterEach(async () => checkCalls(await hubspot.seen()));
afterAll(() => hubspot.stop());

async function connect() {
  return hubspot.oauthServer().exchange('client', await hubspot.consent('client', CLIENT_PORTAL, CLIENT_SUPER_ADMIN));
}

test('the authorize link shows HubSpot’s consent page', async () => {
  const link = authorizeUrl({ appBaseUrl: hubspot.url, app: APPS.client, redirectUrl: REDIRECT_URL, state: 'a b+c' });

  const page = await fetch(link);

  expect(page.status).toBe(200);
  expect(await page.text()).toContain('settings.users.teams.read');
  expect(link).toContain(
    `scope=${APPS.client.scopes.join('%20')}&optional_scope=${APPS.client.optionalScopes.join('%20')}&state=a%20b%2Bc`,
  );
});

test('a code becomes tokens, which belong to portal, user and app', async () => {
  const issued = await connect();

  expect(issued).toEqual({ accessToken: expect.any(String), refreshToken: expect.any(String), expiresIn: 1800 });
  expect(await hubspot.oauthServer().introspect('client', issued.accessToken)).toEqual({
    portalId: CLIENT_PORTAL,
    userId: CLIENT_SUPER_ADMIN,
    appId: APPS.client.appId,
    scopes: [...APPS.client.scopes, ...APPS.client.optionalScopes],
  });
});

test('a code can be used once', async () => {
  const code = await hubspot.consent('client', CLIENT_PORTAL, CLIENT_SUPER_ADMIN);
  await hubspot.oauthServer().exchange('client', code);

  await expect(hubspot.oauthServer().exchange('client', code)).rejects.toMatchObject({
    status: 400,
    category: 'invalid_grant',
  });
});

test('a code whose answer was lost is not sent again', async () => {
  const code = await hubspot.consent('client', CLIENT_PORTAL, CLIENT_SUPER_ADMIN);
  await hubspot.fault({ kind: 'answer-lost', match: { path: '/token$' } });

  await expect(hubspot.oauthServer().exchange('client', code)).rejects.toMatchObject({ status: 0 });
  expect(await hubspot.seen()).toHaveLength(1);
});

test.each([false, true])(
  'a refresh gives the refresh token that HubSpot sends (rotating: %s)',
  async (rotateRefreshTokens) => {
    await hubspot.control('POST', '/settings', { rotateRefreshTokens });
    const issued = await connect();

    const refreshed = await hubspot.oauthServer().refresh('client', issued.refreshToken);

    expect(refreshed.accessToken).not.toBe(issued.accessToken);
    expect(refreshed.refreshToken === issued.refreshToken).toBe(!rotateRefreshTokens);
    expect((await hubspot.oauthServer().introspect('client', refreshed.accessToken)).portalId).toBe(CLIENT_PORTAL);
  },
);

test('a refresh of a revoked token is invalid_grant, and the error holds no token and no secret', async () => {
  const issued = await connect();
  await hubspot.fault({ kind: 'token-revoked', match: { path: '/token$' } });

  const failure = await hubspot
    .oauthServer()
    .refresh('client', issued.refreshToken)
    .catch((error: unknown) => error);

  expect(failure).toMatchObject({ name: 'HubSpotError', category: 'invalid_grant' });
  const told = JSON.stringify(failure, Object.getOwnPropertyNames(failure));
  expect(told).not.toContain(issued.refreshToken);
  expect(told).not.toContain(SECRETS.client);
});

test('an installation that may not stay is given back: app removed, refresh token dead', async () => {
  const issued = await connect();

  await hubspot.oauthServer().giveBack('client', issued);

  expect((await hubspot.control('GET', `/portals/${CLIENT_PORTAL}`))['installs']).toEqual([]);
  await expect(hubspot.oauthServer().refresh('client', issued.refreshToken)).rejects.toMatchObject({
    category: 'invalid_grant',
  });
});

test('the refresh token is revoked even if the app cannot be removed', async () => {
  const issued = await connect();
  await hubspot.fault({ kind: 'missing-scope', match: { method: 'DELETE' } });

  await expect(hubspot.oauthServer().giveBack('client', issued)).rejects.toMatchObject({ status: 403 });
  await hubspot.control('DELETE', '/faults');
  await expect(hubspot.oauthServer().refresh('client', issued.refreshToken)).rejects.toMatchObject({
    category: 'invalid_grant',
  });
});

test('whoever means to try again keeps the refresh token until the app is gone', async () => {
  const issued = await connect();
  await hubspot.fault({ kind: 'missing-scope', match: { method: 'DELETE' } });

  await expect(hubspot.oauthServer().giveBack('client', issued, 'once-gone')).rejects.toMatchObject({ status: 403 });
  await hubspot.control('DELETE', '/faults');
  const again = await hubspot.oauthServer().refresh('client', issued.refreshToken);
  await hubspot.oauthServer().giveBack('client', again, 'once-gone');
  expect((await hubspot.control('GET', `/portals/${CLIENT_PORTAL}`))['installs']).toEqual([]);
});

test('knows super admins of the portal from others', async () => {
  const code = await hubspot.consent('partner', PARTNER_PORTAL, OPERATIONS_LEAD);
  const { accessToken } = await hubspot.oauthServer().exchange('partner', code);

  expect(await hubspot.oauthServer().isSuperAdmin(accessToken, OPERATIONS_LEAD)).toBe(true);
  expect(await hubspot.oauthServer().isSuperAdmin(accessToken, DELIVERY_MANAGER)).toBe(false);
  expect(await hubspot.oauthServer().isSuperAdmin(accessToken, '1')).toBe(false);
});
