import { ConnectionBrokenError, HubSpotError } from '../../errors.ts';
import type { Connections, TokenCipher } from '../../ports/connections.ts';
import type { AccessTokens, AppInstalls, OAuthServer } from '../../ports/hubspot.ts';

/** What uninstalling our app takes. */
export interface AppInstallsDependencies {
  readonly appId: number;
  readonly connections: Pick<Connections, 'read'>;
  readonly cipher: Pick<TokenCipher, 'decrypt'>;
  readonly tokens: AccessTokens;
  readonly oauthServer: Pick<OAuthServer, 'giveBack'>;
}

/** Answers after which there is no installation: it was removed before. */
const GONE: ReadonlySet<number> = new Set([401, 404]);

/** Uninstalls our app with the portal's own token, and revokes the refresh token. @throws ConnectionBrokenError, HubSpotError */
export function createAppInstalls(dependencies: AppInstallsDependencies): AppInstalls {
  const { appId, connections, cipher, tokens, oauthServer } = dependencies;
  return {
    async uninstall(portalId) {
      const accessToken = await tokens(portalId);
      // Read after the token was refreshed: HubSpot may have changed this one with it.
      const connection = await connections.read(appId, portalId);
      if (connection === undefined) throw new ConnectionBrokenError(portalId, 'missing');
      const refreshToken = await cipher.decrypt(connection.refreshToken, { appId, portalId });
      try {
        await oauthServer.giveBack('client', { accessToken, refreshToken });
        return 'uninstalled';
      } catch (error) {
        if (error instanceof HubSpotError && GONE.has(error.status)) return 'gone';
        throw error;
      }
    },
  };
}
