import type { PlanInput, PlanItem, PlanReason } from './access-plan.ts';
import type { Engagement } from './engagement.ts';
import type { Access, Grant } from './grant.ts';
import type { PermissionSet, PortalMember, PortalSnapshot } from './portal.ts';
import { RISK_ORDER, type Risk, type ServicePackage } from './service-package.ts';

/** A line of a plan, before it has its person and its place. */
export type Line = Omit<PlanItem, 'item' | 'personId'>;

interface Need {
  readonly engagements: readonly Engagement[];
  readonly leading: ServicePackage;
  readonly teams: readonly string[];
  readonly endsAt: string;
}

/** Whether two accesses are the same; the order of teams does not matter. */
export function sameAccess(a: Access | undefined, b: Access | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return (
    a.permissionSetId === b.permissionSetId &&
    JSON.stringify([...a.teamIds].sort()) === JSON.stringify([...b.teamIds].sort())
  );
}

/** The access that a portal user has now. */
export function accessOf(member: PortalMember): Access {
  return { permissionSetId: member.roleIds[0], teamIds: member.teamIds };
}

/** What the engagements need together, at least one of them. */
function needOf(engagements: readonly Engagement[], packages: readonly ServicePackage[]): Need {
  // One user has one permission set: where several packages meet, the one of the highest risk leads (then its key, for a stable choice).
  const leading = packages.toSorted((a, b) => RISK_ORDER[b.risk] - RISK_ORDER[a.risk] || (a.key < b.key ? -1 : 1))[0];
  const endsAt = engagements
    .map((engagement) => engagement.endsAt)
    .sort()
    .at(-1);
  if (leading === undefined || endsAt === undefined) throw new Error('A need without an engagement.');
  return { engagements, leading, teams: [...new Set(packages.flatMap((entry) => entry.teams))].sort(), endsAt };
}

/**
 * The lines of one person. What a rule refuses is told in a line of its own and counts for nothing else: access that another engagement
 * needs is planned as if it were not there, and access that none needs any more still ends.
 */
export function planPerson(
  input: PlanInput,
  personId: string,
  engagements: readonly Engagement[],
  member: PortalMember | undefined,
  grant: Grant | undefined,
): Line[] {
  const wishes = engagements.map((engagement) => {
    const wanted = input.packageOf(engagement);
    return { engagement, wanted, refusal: refusalOf(input, personId, engagement, wanted) };
  });
  const needFor = (some: typeof wishes) =>
    needOf(
      some.map((wish) => wish.engagement),
      some.map((wish) => wish.wanted),
    );
  const refused = wishes.filter((wish) => wish.refusal !== undefined);
  const allowed = wishes.filter((wish) => wish.refusal === undefined);
  const [first] = refused;
  return [
    ...(first?.refusal === undefined
      ? []
      : [{ ...commonOf(input.snapshot, needFor(refused), member), action: 'refuse' as const, reason: first.refusal }]),
    ...(allowed.length > 0 ? [planNeed(input, needFor(allowed), member, grant)] : []),
    ...(allowed.length === 0 && grant !== undefined ? [planEnd(grant, member, input.clientSide.has(personId))] : []),
  ];
}

function refusalOf(
  input: PlanInput,
  personId: string,
  { engagementId }: Engagement,
  wanted: ServicePackage,
): PlanReason | undefined {
  if (input.clientSide.has(personId)) return 'not-partner-side';
  if (input.genericMailboxes.has(personId)) return 'generic-mailbox';
  const elevated = riskIn(input.snapshot, wanted) === 'elevated';
  return elevated && !input.mayBeElevated.has(engagementId) ? 'elevated-needs-quorum-and-consent' : undefined;
}

/** A package whose permission set has billing rights in this portal is elevated, whatever the catalogue says (rule 1). */
function riskIn(snapshot: PortalSnapshot, wanted: ServicePackage): Risk {
  return setNamed(snapshot, wanted.permissionSet)?.requiresBillingWrite === true ? 'elevated' : wanted.risk;
}

function setNamed(snapshot: PortalSnapshot, name: string): PermissionSet | undefined {
  return snapshot.permissionSets.find((candidate) => candidate.name === name);
}

function commonOf(snapshot: PortalSnapshot, { leading, engagements, endsAt }: Need, member: PortalMember | undefined) {
  return {
    userId: member?.userId,
    before: member === undefined ? undefined : accessOf(member),
    permissionSetName: leading.permissionSet,
    engagementIds: engagements.map((engagement) => engagement.engagementId),
    packageKey: leading.key,
    risk: riskIn(snapshot, leading),
    endsAt,
  };
}

function planNeed(
  { snapshot }: PlanInput,
  need: Need,
  member: PortalMember | undefined,
  grant: Grant | undefined,
): Line {
  const common = commonOf(snapshot, need, member);
  const set = setNamed(snapshot, need.leading.permissionSet);
  const teams = need.teams.map((name) => snapshot.teams.find((team) => team.name === name));
  const after: Access = {
    permissionSetId: set?.id,
    teamIds: teams.flatMap((team) => (team === undefined ? [] : [team.id])),
  };
  const manual = (reason: PlanReason): Line => ({ ...common, after, action: 'manual', reason });
  if (member?.superAdmin === true) return manual('super-admin-untouchable');
  if (set === undefined) return manual('permission-set-missing');
  if (teams.includes(undefined)) return manual('team-missing');
  if (member !== undefined && member.roleIds.length > 1) return manual('several-permission-sets');
  if (member === undefined) return { ...common, after, action: 'create', reason: 'engagement-needs-it' };
  if (!sameAccess(common.before, after)) {
    if (clearsPrimaryTeam(member, after)) return manual('team-cannot-be-cleared');
    return { ...common, after, action: 'change', reason: 'engagement-needs-it' };
  }
  const kept = grant !== undefined && grant.engagementIds.length > need.engagements.length;
  return { ...common, after, action: 'keep', reason: kept ? 'other-engagement-still-needs-it' : 'already-as-needed' };
}

/** The body of a PUT has no way to say "no primary team": left out, it stays; null and an empty id are not in the contract. */
function clearsPrimaryTeam(member: PortalMember, after: Access): boolean {
  return member.primaryTeamId !== undefined && after.teamIds.length === 0;
}

function planEnd(grant: Grant, member: PortalMember | undefined, clientSide: boolean): Line {
  const common = {
    userId: member?.userId ?? grant.userId,
    before: member === undefined ? undefined : accessOf(member),
    permissionSetName: grant.permissionSetName,
    engagementIds: [],
    risk: 'low' as const,
  };
  // Planned all the same: a run that was still giving access may have created the user after the portal was read.
  if (member === undefined) return { ...common, action: 'remove', reason: 'not-in-portal-any-more' };
  const untouchable = clientSide
    ? ({ action: 'manual', reason: 'not-partner-side' } as const)
    : member.superAdmin
      ? ({ action: 'manual', reason: 'super-admin-untouchable' } as const)
      : undefined;
  if (!grant.before.existed) {
    return { ...common, ...(untouchable ?? { action: 'remove', reason: 'no-engagement-needs-it' }) };
  }
  const after = grant.before.access ?? { permissionSetId: undefined, teamIds: [] };
  const line = { ...common, after, reason: 'access-before-us-is-given-back' as const };
  if (sameAccess(accessOf(member), after)) return { ...line, action: 'keep' };
  if (untouchable !== undefined) return { ...line, ...untouchable };
  // A PUT drops all permission sets but one, and cannot take away the last one: both are left to a person.
  if (member.roleIds.length > 1) return { ...line, action: 'manual', reason: 'several-permission-sets' };
  if (after.permissionSetId === undefined && member.roleIds.length > 0) return { ...line, action: 'manual' };
  if (clearsPrimaryTeam(member, after)) return { ...line, action: 'manual', reason: 'team-cannot-be-cleared' };
  return { ...line, action: 'change' };
}
