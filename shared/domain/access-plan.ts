import { createHash } from 'node:crypto';
import type { Engagement } from './engagement.ts';
import type { Access, Grant } from './grant.ts';
import { planPerson } from './person-plan.ts';
import type { PortalSnapshot } from './portal.ts';
import { RISK_ORDER, type Risk, type ServicePackage } from './service-package.ts';

/** Why an item is as it is; codes, so that ledger, page and mail can each say it in their words. */
export type PlanReason =
  | 'engagement-needs-it'
  | 'other-engagement-still-needs-it'
  | 'no-engagement-needs-it'
  | 'access-before-us-is-given-back'
  | 'already-as-needed'
  | 'super-admin-untouchable'
  | 'several-permission-sets'
  | 'permission-set-missing'
  | 'team-missing'
  | 'team-cannot-be-cleared'
  | 'generic-mailbox'
  | 'not-partner-side'
  | 'elevated-needs-quorum-and-consent'
  | 'not-in-portal-any-more'
  | 'super-admin-assignment'
  | 'portal-not-readable'
  | 'restricted-action'
  | 'subscription-lacks';

/** One line of a plan: what is to happen to one team member's access. */
export interface PlanItem {
  /** Position in the plan, from 0. */
  readonly item: number;
  readonly action: 'create' | 'change' | 'keep' | 'remove' | 'manual' | 'refuse';
  readonly reason: PlanReason;
  readonly personId: string;
  readonly userId?: string | undefined;
  readonly before?: Access | undefined;
  /** Absent when the user is to go. */
  readonly after?: Access | undefined;
  readonly permissionSetName: string;
  readonly engagementIds: readonly string[];
  readonly packageKey?: string | undefined;
  readonly risk: Risk;
  readonly endsAt?: string | undefined;
  /** Records that a user who is to go owns in the portal, by object; absent is not known. */
  readonly ownedRecords?: Readonly<Record<string, number>> | undefined;
}

/** The difference between what a portal has and what the engagements need. */
export interface AccessPlan {
  readonly portalId: number;
  readonly items: readonly PlanItem[];
  /** SHA-256 over the items; an approval binds to it. */
  readonly hash: string;
  /** The portal cannot be read: lines are carried out by hand, and confirmed. */
  readonly unread?: true | undefined;
}

/** Everything that the plan is made of; nothing else may influence it. */
export interface PlanInput {
  readonly snapshot: PortalSnapshot;
  /** Engagements of the client that need access now. */
  readonly engagements: readonly Engagement[];
  /** Grants of ours in this portal, removed ones left out. */
  readonly grants: readonly Grant[];
  /** The package of an engagement at its pinned version. */
  readonly packageOf: (engagement: Engagement) => ServicePackage;
  /** The client's subscription tier as far as known; absent is unknown. */
  readonly tier?: string | undefined;
  /** Team members whose address is a generic mailbox. */
  readonly genericMailboxes: ReadonlySet<string>;
  /** People who are the client's, whatever a team or a grant says: nothing of theirs is changed. */
  readonly clientSide: ReadonlySet<string>;
  /** Engagements to whose elevated access two approvers and the client have agreed, or are asked before anything is done. */
  readonly mayBeElevated: ReadonlySet<string>;
}

/** Makes the plan: the same input gives the same plan, in whatever order engagements, grants and members come. */
export function planAccess(input: PlanInput): AccessPlan {
  const members = new Map(input.snapshot.members.map((member) => [member.personId, member]));
  const grants = new Map(input.grants.map((grant) => [grant.personId, grant]));
  const wishes = engagementsByPerson(input.engagements);
  const people = [...new Set([...wishes.keys(), ...grants.keys()])].sort();
  const items = people
    .flatMap((personId) => {
      const lines = planPerson(
        input,
        personId,
        wishes.get(personId) ?? [],
        members.get(personId),
        grants.get(personId),
      );
      return lines.map((line) => ({ personId, ...line }));
    })
    .map((line, item) => ({ item, ...line }));
  const unread = input.snapshot.unread === true ? { unread: true as const } : {};
  return { portalId: input.snapshot.portalId, items, hash: hashOfItems(items), ...unread };
}

/** The hash that an approval binds to. */
export function hashOfItems(items: readonly PlanItem[]): string {
  return createHash('sha256').update(JSON.stringify(items)).digest('hex');
}

function engagementsByPerson(engagements: readonly Engagement[]): Map<string, Engagement[]> {
  const byPerson = new Map<string, Engagement[]>();
  for (const engagement of [...engagements].sort((a, b) => (a.engagementId < b.engagementId ? -1 : 1))) {
    for (const personId of new Set(engagement.team)) {
      byPerson.set(personId, [...(byPerson.get(personId) ?? []), engagement]);
    }
  }
  return byPerson;
}

/** Actions that give somebody access; what the client does by hand at our request gives it too. */
const GIVES: ReadonlySet<PlanItem['action']> = new Set(['create', 'change', 'manual']);

/** Whether a line is to be approved because of an engagement. Elevated access that is there already counts as given: it is taken up with consent, or not at all. */
export function isToApprove(line: PlanItem, engagementId: string): boolean {
  const gives = GIVES.has(line.action) || (line.action === 'keep' && line.risk === 'elevated');
  return gives && line.engagementIds.includes(engagementId);
}

/**
 * The risk that an approval of an engagement's plan has to be fit for: the highest of the lines that give access because of it. What others
 * have been given already, and stays, was asked about by their own questions.
 */
export function riskOf(plan: AccessPlan, engagementId: string): Risk {
  return highest(plan.items.filter((line) => isToApprove(line, engagementId)));
}

/** The risk of all that an engagement has in a plan, what stays as it is among it: what a later end of it has to be allowed for. */
export function standingRiskOf(plan: AccessPlan, engagementId: string): Risk {
  return highest(plan.items.filter((line) => line.engagementIds.includes(engagementId) && line.action !== 'refuse'));
}

function highest(own: readonly PlanItem[]): Risk {
  const [first] = own.map((line) => line.risk).toSorted((a, b) => RISK_ORDER[b] - RISK_ORDER[a]);
  return first ?? 'low';
}
