import type { PlanInput, PlanItem, PlanReason } from './access-plan.ts';
import type { Engagement } from './engagement.ts';
import { type Access, type Grant, sameAccess } from './grant.ts';
import { type Need, needOf } from './person-need.ts';
import { refusalOf, riskIn, setNamed } from './plan-refusals.ts';
import type { PortalMember, PortalSnapshot } from './portal.ts';
import { accessOf } from './portal-member.ts';
import { planUnreadEnd, planUnreadNeed } from './unread-plan.ts';

/** A line of a plan, before it has its person and its place. */
export type Line = Omit<PlanItem, 'item' | 'personId'>;

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
    return { engagement, wanted, refusal: refusalOf(input, personId, engagement, wanted, grant, member) };
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
    ...(allowed.length > 0 ? [planNeed(input.snapshot, needFor(allowed), member, grant)] : []),
    ...(allowed.length === 0 && grant !== undefined ? [endFor(input, personId, grant, member)] : []),
  ];
}

function commonOf(snapshot: PortalSnapshot, need: Need, member: PortalMember | undefined) {
  const { leading, engagements, endsAt, permissionSetName } = need;
  return {
    userId: member?.userId,
    before: member === undefined ? undefined : accessOf(member),
    permissionSetName,
    engagementIds: engagements.map((engagement) => engagement.engagementId),
    packageKey: leading.key,
    risk: riskIn(snapshot, leading),
    endsAt,
  };
}

function planNeed(
  snapshot: PortalSnapshot,
  need: Need,
  member: PortalMember | undefined,
  grant: Grant | undefined,
): Line {
  if (snapshot.unread === true) return planUnreadNeed(need, riskIn(snapshot, need.leading), grant);
  const common = commonOf(snapshot, need, member);
  const kept = grant !== undefined && grant.engagementIds.length > need.engagements.length;
  const keep: Pick<Line, 'action' | 'reason'> = {
    action: 'keep',
    reason: kept ? 'other-engagement-still-needs-it' : 'already-as-needed',
  };
  if (need.superAdmin) {
    const after: Access = { permissionSetId: undefined, teamIds: [], superAdmin: true };
    if (member?.superAdmin === true) return { ...common, after, ...keep };
    return { ...common, after, action: 'manual', reason: 'super-admin-assignment' };
  }
  const set = setNamed(snapshot, need.permissionSetName);
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
  return { ...common, after, ...keep };
}

/** The body of a PUT has no way to say "no primary team": left out, it stays; null and an empty id are not in the contract. */
function clearsPrimaryTeam(member: PortalMember, after: Access): boolean {
  return member.primaryTeamId !== undefined && after.teamIds.length === 0;
}

function endFor(
  { snapshot, clientSide }: PlanInput,
  personId: string,
  grant: Grant,
  member: PortalMember | undefined,
): Line {
  if (snapshot.unread === true) return planUnreadEnd(grant);
  const line = planEnd(grant, member, clientSide.has(personId));
  const ownedRecords = line.after === undefined ? snapshot.ownedRecords?.[personId] : undefined;
  return ownedRecords === undefined ? line : { ...line, ownedRecords };
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
  // Super admin that was not our doing is the client's business.
  const { superAdmin: _theirs, ...ours } = accessOf(member);
  const byUs = grant.access.superAdmin === true || after.superAdmin === true;
  if (sameAccess(byUs ? accessOf(member) : ours, after)) return { ...line, action: 'keep' };
  if (untouchable !== undefined) return { ...line, ...untouchable };
  // Who was super admin before us is made it again by the client, if it wants to.
  if (after.superAdmin === true) return { ...line, action: 'manual' };
  // A PUT drops all permission sets but one, and cannot take away the last one: both are left to a person.
  if (member.roleIds.length > 1) return { ...line, action: 'manual', reason: 'several-permission-sets' };
  if (after.permissionSetId === undefined && member.roleIds.length > 0) return { ...line, action: 'manual' };
  if (clearsPrimaryTeam(member, after)) return { ...line, action: 'manual', reason: 'team-cannot-be-cleared' };
  return { ...line, action: 'change' };
}
