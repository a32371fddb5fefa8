import { createHash } from 'node:crypto';
import type { Engagement } from './engagement.ts';
import type { Access, Grant } from './grant.ts';
import type { PortalMember, PortalSnapshot } from './portal.ts';
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
  | 'generic-mailbox'
  | 'elevated-needs-quorum-and-consent'
  | 'not-in-portal-any-more';

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
}

/** The difference between what a portal has and what the engagements need. */
export interface AccessPlan {
  readonly portalId: number;
  readonly items: readonly PlanItem[];
  /** SHA-256 over the items; an approval binds to it. */
  readonly hash: string;
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
  /** Team members whose address is a generic mailbox. */
  readonly genericMailboxes: ReadonlySet<string>;
}

interface Need {
  readonly engagements: readonly Engagement[];
  readonly leading: ServicePackage;
  readonly teams: readonly string[];
  readonly endsAt: string;
}

/** Makes the plan: the same input gives the same plan, in whatever order engagements, grants and members come. */
export function planAccess(input: PlanInput): AccessPlan {
  const members = new Map(input.snapshot.members.map((member) => [member.personId, member]));
  const grants = new Map(input.grants.map((grant) => [grant.personId, grant]));
  const needs = needsByPerson(input);
  const people = [...new Set([...needs.keys(), ...grants.keys()])].sort();
  const items = people.map((personId, item) => {
    const need = needs.get(personId);
    const line =
      need === undefined
        ? planEnd(grants.get(personId), members.get(personId))
        : planNeed(input, personId, need, members.get(personId), grants.get(personId));
    return { item, personId, ...line };
  });
  return { portalId: input.snapshot.portalId, items, hash: hashOfItems(items) };
}

/** The hash that an approval binds to. */
export function hashOfItems(items: readonly PlanItem[]): string {
  return createHash('sha256').update(JSON.stringify(items)).digest('hex');
}

/** Whether two accesses are the same; the order of teams does not matter. */
export function sameAccess(a: Access | undefined, b: Access | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return (
    a.permissionSetId === b.permissionSetId && JSON.stringify([...a.teamIds].sort()) === JSON.stringify([...b.teamIds].sort())
  );
}

/** The access that a portal user has now. */
export function accessOf(member: PortalMember): Access {
  return { permissionSetId: member.roleIds[0], teamIds: member.teamIds };
}

function needsByPerson(input: PlanInput): Map<string, Need> {
  const byPerson = new Map<string, Engagement[]>();
  const ordered = [...input.engagements].sort((a, b) => (a.engagementId < b.engagementId ? -1 : 1));
  for (const engagement of ordered) {
    for (const personId of engagement.team) byPerson.set(personId, [...(byPerson.get(personId) ?? []), engagement]);
  }
  return new Map(
    [...byPerson].map(([personId, engagements]) => {
      const packages = engagements.map(input.packageOf);
      // One user has one permission set: where several packages meet, the one of the highest risk leads (then its key, for a stable choice).
      const leading = packages.toSorted((a, b) => RISK_ORDER[b.risk] - RISK_ORDER[a.risk] || (a.key < b.key ? -1 : 1))[0];
      if (leading === undefined) throw new Error('A need without an engagement.');
      const teams = [...new Set(packages.flatMap((entry) => entry.teams))].sort();
      const endsAt = engagements.map((engagement) => engagement.endsAt).sort().at(-1) ?? '';
      return [personId, { engagements, leading, teams, endsAt }];
    }),
  );
}

type Line = Omit<PlanItem, 'item' | 'personId'>;

function planNeed(
  input: PlanInput,
  personId: string,
  need: Need,
  member: PortalMember | undefined,
  grant: Grant | undefined,
): Line {
  const { leading } = need;
  const common = {
    userId: member?.userId,
    before: member === undefined ? undefined : accessOf(member),
    permissionSetName: leading.permissionSet,
    engagementIds: need.engagements.map((engagement) => engagement.engagementId),
    packageKey: leading.key,
    risk: leading.risk,
    endsAt: need.endsAt,
  };
  const set = input.snapshot.permissionSets.find((candidate) => candidate.name === leading.permissionSet);
  const teams = need.teams.map((name) => input.snapshot.teams.find((team) => team.name === name));
  const after: Access = { permissionSetId: set?.id, teamIds: teams.flatMap((team) => (team === undefined ? [] : [team.id])) };
  const refuse = (reason: PlanReason): Line => ({ ...common, action: 'refuse', reason });
  const manual = (reason: PlanReason): Line => ({ ...common, after, action: 'manual', reason });
  if (input.genericMailboxes.has(personId)) return refuse('generic-mailbox');
  if (leading.risk === 'elevated' || set?.requiresBillingWrite === true) return refuse('elevated-needs-quorum-and-consent');
  if (member?.superAdmin === true) return manual('super-admin-untouchable');
  if (set === undefined) return manual('permission-set-missing');
  if (teams.includes(undefined)) return manual('team-missing');
  if (member !== undefined && member.roleIds.length > 1) return manual('several-permission-sets');
  if (member === undefined) return { ...common, after, action: 'create', reason: 'engagement-needs-it' };
  if (sameAccess(accessOf(member), after)) {
    const kept = grant !== undefined && grant.engagementIds.length > need.engagements.length;
    return { ...common, after, action: 'keep', reason: kept ? 'other-engagement-still-needs-it' : 'already-as-needed' };
  }
  return { ...common, after, action: 'change', reason: 'engagement-needs-it' };
}

function planEnd(grant: Grant | undefined, member: PortalMember | undefined): Line {
  if (grant === undefined) throw new Error('A person without need and without grant cannot be in a plan.');
  const common = {
    userId: member?.userId ?? grant.userId,
    before: member === undefined ? undefined : accessOf(member),
    permissionSetName: grant.permissionSetName,
    engagementIds: [],
    risk: 'low' as const,
  };
  // Planned all the same: a run that was still giving access may have created the user after the portal was read.
  if (member === undefined) return { ...common, action: 'remove', reason: 'not-in-portal-any-more' };
  if (member.superAdmin) return { ...common, action: 'manual', reason: 'super-admin-untouchable' };
  if (!grant.before.existed) return { ...common, action: 'remove', reason: 'no-engagement-needs-it' };
  const after = grant.before.access ?? { permissionSetId: undefined, teamIds: [] };
  const line = { ...common, after, reason: 'access-before-us-is-given-back' as const };
  // A PUT drops all permission sets but one, and cannot take away the last one: both are left to a person.
  if (member.roleIds.length > 1) return { ...line, action: 'manual', reason: 'several-permission-sets' };
  if (after.permissionSetId === undefined && member.roleIds.length > 0) return { ...line, action: 'manual' };
  return { ...line, action: sameAccess(accessOf(member), after) ? 'keep' : 'change' };
}
