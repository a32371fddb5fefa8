import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Connection } from '../../../shared/domain/connection.ts';
import { ConflictError } from '../../../shared/errors.ts';
import type { Connections, TokenCipher } from '../../../shared/ports/connections.ts';
import type { IssuedTokens } from '../../../shared/ports/hubspot.ts';
import { createPortalTokens } from '../../../shared/services/access/portal-tokens.ts';
import { APPS, CLIENT_PORTAL, CLIENT_SUPER_ADMIN, checkCalls, startHubSpot, type TestHubSpot } from './harness.ts';

let hubspot: TestHubSpot;
beforeAll(async () => {
  hubspot = await startHubSpot();
});
beforeEach(async () => {
  await hubspot.reset();
  // The hard case: the old refresh token is dead after the first refresh.
  await hubspot.control('POST', '/settings', { rotateRefreshTokens: true });
});
afterEach(async () => checkCalls(await hubspot.seen()));
afterAll(() => hubspot.stop());

const MINUTE = 60_000;

/** Keeps one connection under the table's conditions: the version for a replacement, version and lease for a refresh. */
function connectionsWith(first: Connection): Connections & { stored(): Connection } {
  let stored = first;
  return {
    stored: () => stored,
    read: async () => stored,
    establish: async (connection) => {
      stored = connection;
    },
    claimRefresh: async (connection, now, leaseUntil) => {
      const leased = stored.leaseUntil !== undefined && new Date(stored.leaseUntil) > now;
      if (leased || stored.version !== connection.version) return false;
      stored = { ...stored, leaseUntil: leaseUntil.toISOString() };
      return true;
    },
    replace: async (connection) => {
      if (stored.version !== connection.version) throw new ConflictError('The connection has changed.');
      stored = { ...connection, version: connection.version + 1 };
    },
  };
}

/** Marks what is encrypted, so that a token that was stored plainly would be seen. */
const cipher: TokenCipher = {
  encrypt: async (token) => `sealed:${token}`,
  decrypt: async (sealed) => sealed.replace(/^sealed:/, ''),
};

/** A connection whose access token has so many milliseconds left, and callers of it. */
async function connected(left: number) {
  const oauthServer = hubspot.oauthServer();
  const issued = await oauthServer.exchange(
    'client',
    await hubspot.consent('client', CLIENT_PORTAL, CLIENT_SUPER_ADMIN),
  );
  const connections = connectionsWith(connectionOf(issued, left));
  const caller = () =>
    createPortalTokens({
      app: 'client',
      appId: APPS.client.appId,
      connections,
      cipher,
      oauthServer,
      clock: { now: () => new Date() },
      pause: () => new Promise((resolve) => setTimeout(resolve, 20)),
    });
  const refreshes = async () =>
    (await hubspot.seen()).filter((call) => call.path === '/oauth/2026-03/token').length - 1;
  return { connections, caller, issued, refreshes };
}

function connectionOf(issued: IssuedTokens, left: number): Connection {
  return {
    appId: APPS.client.appId,
    portalId: CLIENT_PORTAL,
    clientId: 'c-1',
    scopes: APPS.client.scopes,
    installingUserId: CLIENT_SUPER_ADMIN,
    accessToken: `sealed:${issued.accessToken}`,
    refreshToken: `sealed:${issued.refreshToken}`,
    accessExpiresAt: new Date(Date.now() + left).toISOString(),
    health: 'healthy',
    connectedAt: new Date().toISOString(),
    version: 1,
  };
}

test('a token that holds is used, and nothing is refreshed', async () => {
  const { caller, issued, refreshes } = await connected(20 * MINUTE);

  expect(await caller()(CLIENT_PORTAL)).toBe(issued.accessToken);
  expect(await refreshes()).toBe(0);
});

test('of two callers with an expired token one refreshes, and both get the new token', async () => {
  const { connections, caller, issued, refreshes } = await connected(-MINUTE);

  const [first, second] = await Promise.all([caller()(CLIENT_PORTAL), caller()(CLIENT_PORTAL)]);

  expect(first).toBe(second);
  expect(first).not.toBe(issued.accessToken);
  expect(await refreshes()).toBe(1);
  expect(connections.stored()).toMatchObject({
    accessToken: `sealed:${first}`,
    health: 'healthy',
  });
  expect(connections.stored().leaseUntil).toBeUndefined();
  expect(connections.stored().refreshToken).not.toBe(`sealed:${issued.refreshToken}`);
  expect((await hubspot.oauthServer().introspect('client', first)).portalId).toBe(CLIENT_PORTAL);
});

test('ahead of expiry, who may not refresh works on with the token that still holds', async () => {
  const { caller, issued, refreshes } = await connected(2 * MINUTE);

  const tokens = await Promise.all([caller()(CLIENT_PORTAL), caller()(CLIENT_PORTAL), caller()(CLIENT_PORTAL)]);

  expect(tokens.filter((token) => token === issued.accessToken)).toHaveLength(2);
  expect(await refreshes()).toBe(1);
});

test('a refresh that HubSpot refuses marks the connection as revoked, for all callers', async () => {
  const { connections, caller } = await connected(-MINUTE);
  await hubspot.control('DELETE', `/portals/${CLIENT_PORTAL}/installs/${APPS.client.appId}`);

  await expect(caller()(CLIENT_PORTAL)).rejects.toMatchObject({ name: 'ConnectionBrokenError', reason: 'revoked' });

  expect(connections.stored().health).toBe('revoked');
  await expect(caller()(CLIENT_PORTAL)).rejects.toMatchObject({ reason: 'revoked' });
});

test('a refresh that fails for a moment leaves the connection as it is', async () => {
  const { connections, caller } = await connected(-MINUTE);
  await hubspot.fault({ kind: 'server-error', status: 502, match: { path: '/token$' } });

  await expect(caller()(CLIENT_PORTAL)).rejects.toMatchObject({ status: 502 });

  expect(connections.stored().health).toBe('healthy');
});
