import type { Audit, ScopedPortal } from '../domain/audit/audit.ts';
import type { AuditFigures } from '../domain/audit/audit-figures.ts';
import type { AuditItem, LineKey } from '../domain/audit/audit-item.ts';
import type { AuditedPortal } from '../domain/audit/audited-portal.ts';
import type { Review } from '../domain/audit/review.ts';
import type { LedgerFact } from '../domain/ledger.ts';
import type { FrozenRoster } from '../domain/roster/frozen-roster.ts';

/** Campaigns. */
export interface Audits {
  /** False when it exists. */
  create(audit: Audit, fact: LedgerFact): Promise<boolean>;
  read(auditId: string): Promise<Audit | undefined>;
  /** @throws ConflictError */
  replace(audit: Audit, facts: readonly LedgerFact[]): Promise<void>;
  /** The newest first. */
  list(limit: number): Promise<Audit[]>;
  /** Keeps what an audit that closes has found; what is kept stays. */
  keepFigures(auditId: string, figures: AuditFigures): Promise<void>;
  /** Undefined of an audit that is not closed. */
  figures(auditId: string): Promise<AuditFigures | undefined>;
}

/** What is frozen when an audit opens. Each `keep` keeps the first; a later attempt gets the stored one back. */
export interface AuditScopes {
  keepRoster(auditId: string, roster: FrozenRoster): Promise<FrozenRoster>;
  roster(auditId: string): Promise<FrozenRoster | undefined>;
  keepShard(auditId: string, shard: number, portals: readonly ScopedPortal[]): Promise<readonly ScopedPortal[]>;
  /** @throws NotFoundError */
  shard(auditId: string, shard: number): Promise<readonly ScopedPortal[]>;
}

/** Portals as they were read in an audit. */
export interface AuditedPortals {
  /** Creates (version 0) or replaces. @throws ConflictError */
  put(portal: AuditedPortal, facts?: readonly LedgerFact[]): Promise<void>;
  read(auditId: string, portalId: number): Promise<AuditedPortal | undefined>;
  /** Consistent; in the order of the ids, those that are not there left out. */
  readMany(auditId: string, portalIds: readonly number[]): Promise<AuditedPortal[]>;
}

/** Lines of audits. */
export interface AuditItems {
  /** Writes those that are not there yet; what is there stays. */
  keepAll(items: readonly AuditItem[]): Promise<void>;
  ofPortal(auditId: string, portalId: number): Promise<AuditItem[]>;
  /** Consistent; in the order of the keys, unknown ones left out. */
  readMany(auditId: string, keys: readonly LineKey[]): Promise<AuditItem[]>;
  /** @throws ConflictError */
  replace(item: AuditItem): Promise<void>;
}

/** Reviews of audits. */
export interface AuditReviews {
  /** Keeps the first, with its facts; a later attempt gets the stored one back, and writes nothing. */
  keep(review: Review, facts: readonly LedgerFact[]): Promise<Review>;
  read(auditId: string, review: number): Promise<Review | undefined>;
  /** @throws ConflictError */
  replace(review: Review, facts: readonly LedgerFact[]): Promise<void>;
  ofAudit(auditId: string): Promise<Review[]>;
}

/** Logins that we have seen over time, by portal and person; HubSpot itself tells 90 days only. No address, no place. */
export interface LoginBook {
  ofPortal(clientId: string, portalId: number): Promise<SeenLogins[]>;
  /** Creates (version 0) or replaces. @throws ConflictError */
  put(seen: SeenLogins): Promise<void>;
}

/** What we have seen of somebody's logins in a portal. */
export interface SeenLogins {
  readonly clientId: string;
  readonly portalId: number;
  readonly personId: string;
  /** The last successful one; absent while none was seen. */
  readonly lastAt?: string | undefined;
  /** Without a gap seen from … to. A gap begins it anew. */
  readonly from: string;
  readonly to: string;
  readonly version: number;
}
