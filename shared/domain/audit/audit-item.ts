import type { Decision, Finding, ItemFindingCode, Unavailable } from './finding.ts';

/** What is known of somebody's logins: *unknown* is not *never*. No address and no place is kept. */
export type LoginKnowledge =
  | { readonly kind: 'known'; readonly lastAt: string }
  /** No successful login in what was seen, which reaches back to `since` without a gap. */
  | { readonly kind: 'none-since'; readonly since: string }
  | { readonly kind: 'unknown'; readonly reason: Unavailable['reason'] };

/** A partner-side user's access as the portal has it. */
export interface ReadAccess {
  readonly superAdmin: boolean;
  readonly permissionSets: readonly {
    readonly id: string;
    readonly name: string;
    readonly requiresBillingWrite: boolean;
  }[];
  readonly teams: readonly string[];
  /** Absent where HubSpot does not tell. */
  readonly seats?: readonly string[] | undefined;
}

/** The grant as it stood when the portal was read. */
export interface GrantAtReading {
  readonly permissionSetName: string;
  readonly state: string;
  readonly startedAt: string;
  readonly endsAt: string;
  readonly engagementIds: readonly string[];
  readonly approvedBy: readonly string[];
}

/** What was decided about a line. */
export interface ItemDecision {
  readonly answer: Decision;
  /** Absent where the policy decided because nobody had. */
  readonly by?: string | undefined;
  readonly at: string;
  /** Shown on pages and in the evidence, never in the ledger. */
  readonly note?: string | undefined;
  /** Which mailed link it was decided with. */
  readonly linkRef?: string | undefined;
  /** Decided by the policy after the deadline. */
  readonly overdue?: true | undefined;
  /** How often the reviewer changed their mind about it. */
  readonly changes: number;
}

/** One partner-side user of one portal in an audit: what was found, what is recommended, what was decided. */
export interface AuditItem {
  readonly auditId: string;
  readonly shard: number;
  readonly clientId: string;
  readonly portalId: number;
  readonly personId: string;
  readonly userId: string;
  readonly access: ReadAccess;
  readonly logins: LoginKnowledge;
  readonly grant?: GrantAtReading | undefined;
  /** Packages of the engagements that need it; empty where none does. */
  readonly packageKeys: readonly string[];
  readonly findings: readonly Finding<ItemFindingCode>[];
  /** Codes that the audit before had and this one has not. */
  readonly gone: readonly ItemFindingCode[];
  readonly recommends: Decision;
  /** The review that it was put into; absent until reviews are assigned, and in campaigns without reviews. */
  readonly review?: number | undefined;
  readonly decision?: ItemDecision | undefined;
  readonly version: number;
}

/** Identity of a line within its audit. */
export interface LineKey {
  readonly portalId: number;
  readonly personId: string;
}

/** Access that is elevated (rule 1): to keep it takes a note. */
export function isElevated({ superAdmin, permissionSets }: ReadAccess): boolean {
  return superAdmin || permissionSets.some((set) => set.requiresBillingWrite);
}

/** Whether a decision needs words: it departs from what is recommended, or keeps elevated access. */
export function needsNote(item: Pick<AuditItem, 'access' | 'recommends'>, answer: Decision): boolean {
  return answer !== item.recommends || (answer === 'keep' && isElevated(item.access));
}

/** Whether "change" means something: there is a grant to go back to. */
export function canChange(item: Pick<AuditItem, 'grant'>): boolean {
  return item.grant !== undefined && item.grant.state !== 'removed';
}
