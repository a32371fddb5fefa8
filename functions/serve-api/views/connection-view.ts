import type { Connection } from '../../../shared/domain/connection.ts';

/** A connection as the API shows it: never its tokens. */
export function connectionView(connection: Connection | undefined) {
  if (connection === undefined) return null;
  return {
    appId: connection.appId,
    portalId: connection.portalId,
    health: connection.health,
    scopes: connection.scopes,
    installingUserId: connection.installingUserId,
    connectedAt: connection.connectedAt,
  };
}
