/** Health of a connection; `uninstalled` by the client, or by us at its request. Anything but `healthy` stops work on the portal and needs a person. */
export type ConnectionHealth = 'healthy' | 'revoked' | 'missing-scope' | 'uninstalled';

/** The OAuth installation of one of our apps in a portal. Tokens are KMS ciphertexts, base64. */
export interface Connection {
  readonly appId: number;
  readonly portalId: number;
  /** Absent for the partner portal. */
  readonly clientId?: string | undefined;
  readonly scopes: readonly string[];
  /** HubSpot's id of the user who installed; tokens rest on that user. */
  readonly installingUserId: string;
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly accessExpiresAt: string;
  readonly health: ConnectionHealth;
  readonly connectedAt: string;
  /** When it was established last; absent: at `connectedAt`. What is told of before that is about an earlier installation. */
  readonly renewedAt?: string | undefined;
  /** When it was found not to work; what has been found since counts as the same loss. */
  readonly brokenAt?: string | undefined;
  /** When partner operations was given the task to have it renewed. */
  readonly toldAt?: string | undefined;
  /** Until when one caller has the right to refresh. */
  readonly leaseUntil?: string | undefined;
  readonly version: number;
}

/** Refresh ahead of expiry, by this many seconds; a call may take that long to use the token (access tokens last 1,800 s). */
export const REFRESH_AHEAD_SECONDS = 300;
/** How long one caller may take to refresh before another may try. */
export const REFRESH_LEASE_SECONDS = 30;

/** A connection that was found not to work. What is found first counts; that the app is gone says more than a refused token. */
export function broken(connection: Connection, reason: Exclude<ConnectionHealth, 'healthy'>, at: string): Connection {
  if (connection.health === 'healthy') return { ...connection, health: reason, brokenAt: at };
  return reason === 'uninstalled' ? { ...connection, health: reason } : connection;
}
