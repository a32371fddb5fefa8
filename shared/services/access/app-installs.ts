import { ConnectionBrokenError, HubSpotError } from '../../errors.ts';
import type { Connections, TokenCipher } from '../../ports/connections.ts';
import type { AccessTokens, AppInstalls, OAuthServer } from '../../ports/hubspot.ts';

/** What uninstalling our app takes. */
export interface AppInstallsDependencies {
  readonly appId: number;
  readonly connections: Pick<Connections, 'read'>;
  readonly cipher: Pick<TokenCipher, 'decrypt'>;
  readonly tokens: AccessTokens;
  readonly oauthServer: Pick<OAuthServer, 'giveBack' | 'refresh'>;
}

/** Answers after which there is no installation: it was removed before. */
const GONE: ReadonlySet<number> = new Set([401, 404]);

/** Uninstalls our app with the portal's own token, and revokes the refresh token. @throws ConnectionBrokenError, HubSpotError */
export function createAppInstalls(dependencies: AppInstallsDependencies): AppInstalls {
  const { appId, connections, cipher, tokens, oauthServer } = dependencies;
  return {
    async uninstall(portalId) {
      try {
        // Not revoked before the app is gone: the next try would have no way in, and take it for gone.
        await oauthServer.giveBack('client', await tokensOf(portalId), 'once-gone');
        return 'uninstalled';
      } catch (error) {
        const gone = error instanceof HubSpotError && (GONE.has(error.status) || error.category === 'invalid_grant');
        if (gone) return 'gone';
        throw error;
      }
    },
  };

  async function tokensOf(portalId: number) {
    const accessToken = await accessTo(portalId);
    // Read after the token was refreshed: HubSpot may have changed this one with it.
    const connection = await connections.read(appId, portalId);
    if (connection === undefined) throw new ConnectionBrokenError(portalId, 'missing');
    const refreshToken = await cipher.decrypt(connection.refreshToken, { appId, portalId });
    // A connection that lacks scopes for its work is left alone by everybody else, and is still an installation: going takes no scope.
    return accessToken === undefined ? oauthServer.refresh('client', refreshToken) : { accessToken, refreshToken };
  }

  async function accessTo(portalId: number): Promise<string | undefined> {
    try {
      return await tokens(portalId);
    } catch (error) {
      if (error instanceof ConnectionBrokenError && error.reason === 'missing-scope') return undefined;
      throw error;
    }
  }
}
