import type { AccessPlan, PlanItem } from '../domain/access-plan.ts';
import type { Engagement } from '../domain/engagement.ts';
import type { Grant } from '../domain/grant.ts';
import type { LedgerFact } from '../domain/ledger.ts';
import type { PortalSnapshot } from '../domain/portal.ts';

/** Engagements. */
export interface Engagements {
  /** False when it exists. */
  create(engagement: Engagement, fact: LedgerFact): Promise<boolean>;
  read(engagementId: string): Promise<Engagement | undefined>;
  /** @throws ConflictError */
  replace(engagement: Engagement, facts: readonly LedgerFact[]): Promise<void>;
  ofClient(clientId: string): Promise<Engagement[]>;
}

/** Access grants. */
export interface Grants {
  read(clientId: string, portalId: number, personId: string): Promise<Grant | undefined>;
  /** Creates (version 0) or replaces. @throws ConflictError */
  put(grant: Grant, facts: readonly LedgerFact[]): Promise<void>;
  ofPortal(clientId: string, portalId: number): Promise<Grant[]>;
  ofPerson(personId: string): Promise<Grant[]>;
}

/** How one item of a plan ended. */
export interface PlanItemResult {
  readonly item: number;
  readonly state: 'verified' | 'cannot-verify' | 'refused' | 'awaiting-person';
  readonly reason?: string | undefined;
  readonly at: string;
  /** What was done in the place of the planned line, because other engagements had come to need the person, or not to any more. */
  readonly instead?: PlanItem | undefined;
}

/** What a run read and planned: stored once per run and round, used again by later attempts. */
export interface Plans {
  /** Keeps the first; a later attempt gets the stored one back. */
  keepSnapshot(runId: string, snapshot: PortalSnapshot): Promise<PortalSnapshot>;
  snapshot(runId: string): Promise<PortalSnapshot | undefined>;
  keepPlan(runId: string, plan: AccessPlan, fact: LedgerFact): Promise<AccessPlan>;
  plan(runId: string): Promise<AccessPlan | undefined>;
}

/** Results of a plan's items. */
export interface PlanResults {
  put(runId: string, result: PlanItemResult): Promise<void>;
  ofRun(runId: string): Promise<PlanItemResult[]>;
}

/** A right to change one user of one portal, from reading to reading back. */
export interface Leases {
  /** False while another owner holds it. */
  take(key: string, owner: string, now: Date, seconds: number): Promise<boolean>;
  release(key: string, owner: string): Promise<void>;
}

/** The published rules of a portal: who may do what until when, what never. */
export interface PortalRules {
  readonly clientId: string;
  readonly portalId: number;
  readonly number: number;
  /** Hash of the content, so that unchanged rules are not published again. */
  readonly contentHash: string;
  readonly publishedAt: string;
  readonly members: readonly {
    personId: string;
    permissionSetName: string;
    packageKeys: readonly string[];
    since: string;
    until: string;
    /** The access was not read back (yet), or could not be. */
    beingChecked?: true | undefined;
    /** The client confirmed it; no API can read it back. */
    confirmed?: true | undefined;
  }[];
}

/** Portal rules by portal. */
export interface PortalRulesBook {
  current(clientId: string, portalId: number): Promise<PortalRules | undefined>;
  /** @throws ConflictError when another number was published meanwhile. */
  publish(rules: PortalRules, fact: LedgerFact): Promise<void>;
}
