import type { Finding, PortalFindingCode, Unavailable } from './finding.ts';

/** Why a portal could not be verified. */
export type CannotVerifyReason =
  | 'not-connected'
  | 'connection-revoked'
  | 'connection-missing-scope'
  | 'connection-uninstalled'
  | 'hubspot-unavailable'
  | 'not-read';

/** What was read of one portal in an audit: counts and portal-level findings. Its users are audit items, those of the client's are only counted. */
export interface AuditedPortal {
  readonly auditId: string;
  readonly shard: number;
  readonly clientId: string;
  readonly portalId: number;
  readonly state: 'read' | 'cannot-verify';
  readonly reason?: CannotVerifyReason | undefined;
  readonly at: string;
  /** HubSpot's id of the user on whose installation the reading rests. */
  readonly readingUserId?: string | undefined;
  readonly usersRead: number;
  readonly clientUsers: number;
  /** Partner-side users: each is an audit item. */
  readonly items: number;
  /** Pages read, by list; the calls of the reading are their sum and the single ones. */
  readonly pages: { readonly users: number; readonly logins: number; readonly owners: number };
  readonly calls: number;
  readonly unavailable: readonly Unavailable[];
  readonly findings: readonly Finding<PortalFindingCode>[];
  /** People of the agency with a permission set named "Partner Admin", as far as the portal tells. */
  readonly partnerAdminIds: readonly string[];
  readonly version: number;
}
