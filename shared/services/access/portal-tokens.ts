import { broken, type Connection, REFRESH_AHEAD_SECONDS, REFRESH_LEASE_SECONDS } from '../../domain/connection.ts';
import { clientStream, PARTNER_STREAM } from '../../domain/ledger.ts';
import { ConflictError, ConnectionBrokenError, HubSpotError } from '../../errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Connections, TokenCipher } from '../../ports/connections.ts';
import type { AccessTokens, OAuthServer } from '../../ports/hubspot.ts';

/** What it takes to have an access token at hand. */
export interface PortalTokensDependencies {
  readonly app: 'partner' | 'client';
  readonly appId: number;
  readonly connections: Connections;
  readonly cipher: TokenCipher;
  readonly oauthServer: Pick<OAuthServer, 'refresh'>;
  readonly clock: Clock;
  /** Waits between two looks at another caller's refresh; milliseconds. */
  readonly pause?: (milliseconds: number) => Promise<void>;
}

/** How often to look whether another caller's refresh is done before giving up, and how long between; together below the lease. */
const LOOKS = 20;
const LOOK_MILLISECONDS = 500;

/**
 * Gives access tokens of an app's portals, refreshed ahead of their expiry by one caller at a time: the others use the token that still
 * holds, or wait for the new one. A token that HubSpot refused is refreshed before its time, and what cannot be refreshed is recorded as revoked.
 * @throws ConnectionBrokenError when there is no connection, or when it was revoked.
 */
export function createPortalTokens(dependencies: PortalTokensDependencies): AccessTokens {
  const { app, appId, connections, cipher, oauthServer, clock } = dependencies;
  const pause = dependencies.pause ?? ((milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)));

  return async (portalId, refused) => {
    for (let look = 0; look < LOOKS; look++) {
      const connection = await connections.read(appId, portalId);
      if (connection === undefined) throw new ConnectionBrokenError(portalId, 'missing');
      if (connection.health !== 'healthy') throw new ConnectionBrokenError(portalId, connection.health);
      const now = clock.now();
      const left = new Date(connection.accessExpiresAt).getTime() - now.getTime();
      const token = await cipher.decrypt(connection.accessToken, { appId, portalId });
      const isRefused = token === refused;
      if (left > REFRESH_AHEAD_SECONDS * 1000 && !isRefused) return token;
      const leaseUntil = new Date(now.getTime() + REFRESH_LEASE_SECONDS * 1000);
      if (await connections.claimRefresh(connection, now, leaseUntil)) return refresh(connection);
      // Somebody else refreshes: the old token still serves for a call, unless it is about to end.
      if (left > 10_000 && !isRefused) return token;
      await pause(LOOK_MILLISECONDS);
    }
    throw new ConflictError(`The token of portal ${portalId} is being refreshed by somebody else for too long.`);
  };

  async function refresh(connection: Connection): Promise<string> {
    const { portalId } = connection;
    const context = { appId, portalId };
    try {
      const issued = await oauthServer.refresh(app, await cipher.decrypt(connection.refreshToken, context));
      const { leaseUntil: _released, ...rest } = connection;
      await connections.replace(
        {
          ...rest,
          accessToken: await cipher.encrypt(issued.accessToken, context),
          refreshToken: await cipher.encrypt(issued.refreshToken, context),
          accessExpiresAt: new Date(clock.now().getTime() + issued.expiresIn * 1000).toISOString(),
        },
        [],
      );
      return issued.accessToken;
    } catch (error) {
      if (!(error instanceof HubSpotError) || error.category !== 'invalid_grant') throw error;
      await connections.replace(broken(connection, 'revoked', clock.now().toISOString()), [
        {
          stream: connection.clientId === undefined ? PARTNER_STREAM : clientStream(connection.clientId),
          type: 'connection-broken',
          at: clock.now().toISOString(),
          facts: { appId, portalId, reason: 'revoked' },
        },
      ]);
      throw new ConnectionBrokenError(portalId, 'revoked', { cause: error });
    }
  }
}
