/** What a campaign covers. */
export type AuditScope =
  | { readonly kind: 'all' }
  | { readonly kind: 'client'; readonly clientId: string }
  | { readonly kind: 'person'; readonly personId: string };

/**
 * What a campaign is for. `review`: people decide about every line (each quarter, or on demand). `drift`: live access against grants, warned
 * of, or acted on. `logins`: only the login activity is kept, since HubSpot tells 90 days and a quarter has 92.
 */
export type AuditKind = 'review' | 'drift' | 'logins';

/** How far a campaign is. */
export type AuditState = 'opening' | 'reading' | 'in-review' | 'carrying-out' | 'sealing' | 'closed';

/**
 * How a campaign ended. `green`: every portal was read, every line decided by a person, every decision read back. `with-exceptions`: something
 * stays, each with its exception. `not-verified`: a portal could not be read (rule 7: such an audit never closes green). `overdue`: lines were
 * decided by the policy because nobody had in time.
 */
export type AuditEnd = 'green' | 'with-exceptions' | 'overdue' | 'not-verified';

/** A campaign over portals. */
export interface Audit {
  readonly auditId: string;
  readonly kind: AuditKind;
  readonly scope: AuditScope;
  readonly trigger: 'schedule' | 'on-demand';
  /** Who asked for it, and so reviews nothing of it; absent where the schedule did. */
  readonly requestedBy?: string | undefined;
  readonly correlationId: string;
  readonly state: AuditState;
  readonly createdAt: string;
  /** Roster and scope were frozen then. */
  readonly openedAt?: string | undefined;
  /** The last closed review before this one; findings are compared with it. */
  readonly previousAuditId?: string | undefined;
  readonly appVersion: string;
  readonly policyVersion?: number | undefined;
  readonly catalogueVersion?: number | undefined;
  /** Frozen with the scope. */
  readonly portals: number;
  readonly shards: number;
  /** Reviews that were put to people; set when all portals have been read. */
  readonly reviews: number;
  readonly end?: AuditEnd | undefined;
  readonly closedAt?: string | undefined;
  readonly version: number;
}

/** Portals in one shard: small enough for one worker, few enough numbers for one payload. */
export const SHARD_SIZE = 100;

/** A portal of a frozen scope. */
export interface ScopedPortal {
  readonly clientId: string;
  readonly portalId: number;
}

/** A scope in shards. A client with several portals has them in one, which may have some more then: the evidence of a client is one pack. */
export function shardsOf(portals: readonly ScopedPortal[]): ScopedPortal[][] {
  const shards: ScopedPortal[][] = [];
  for (const ofClient of Map.groupBy(portals, ({ clientId }) => clientId).values()) {
    const last = shards.at(-1);
    if (last === undefined || last.length >= SHARD_SIZE) shards.push([...ofClient]);
    else last.push(...ofClient);
  }
  return shards;
}

/** The run of an audit: `offboarding-audit.<auditId>`. Ids are at most 50 characters of letters, digits and dashes (names of executions). */
export const AUDIT_ID = /^[a-z0-9][a-z0-9-]{0,49}$/;
