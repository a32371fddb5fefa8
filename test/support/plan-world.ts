import * as fc from 'fast-check';
import { type AccessPlan, type PlanItem, planAccess } from '../../shared/domain/access-plan.ts';
import type { Engagement } from '../../shared/domain/engagement.ts';
import type { Access, Grant } from '../../shared/domain/grant.ts';
import type { PortalMember } from '../../shared/domain/portal.ts';
import { accessOf } from '../../shared/domain/portal-member.ts';
import { aGrant, anEngagement, aPackage, PORTAL_ID } from './memory/builders.ts';

export const PEOPLE = ['p-1', 'p-2', 'p-3', 'p-shared', 'p-client'];
const needs = [{ hub: 'marketing', tier: 'professional' }] as const;
const PACKAGES = [
  aPackage({ key: 'reporting', permissionSet: 'Reports', risk: 'low' }),
  aPackage({ key: 'marketing', permissionSet: 'Marketing', teams: ['Marketing'], risk: 'standard', needs: [...needs] }),
  aPackage({ key: 'content', permissionSet: 'Marketing', teams: ['Other'], risk: 'standard' }),
  aPackage({ key: 'administration', permissionSet: 'Settings', risk: 'elevated', superAdmin: true }),
  aPackage({ key: 'emergency', permissionSet: 'Settings', risk: 'high', breakGlass: { hours: 8 } }),
  aPackage({ key: 'billing', permissionSet: 'Billing', risk: 'high' }),
  // As an old catalogue may have them: today's refuses them when it is published.
  aPackage({ key: 'owner', permissionSet: 'Settings', uses: ['billing-ownership'] }),
  aPackage({
    key: 'exporter',
    permissionSet: 'Reports',
    uses: ['export-records'],
    restrictedActions: ['export-records'],
  }),
  aPackage({ key: 'both', permissionSet: 'Settings', superAdmin: true, breakGlass: { hours: 1 } }),
];
export const FORBIDDEN = ['owner', 'exporter', 'both'];
const SETS = ['Reports', 'Marketing', 'Settings', 'Billing'].map((name) => ({
  id: `set-${name}`,
  name,
  requiresBillingWrite: name === 'Billing',
}));
const TEAMS = ['Marketing', 'Other'].map((name) => ({ id: `team-${name}`, name }));

/** A portal and what we gave in it. */
export interface Model {
  readonly unread: boolean;
  readonly tier: string | undefined;
  readonly members: ReadonlyMap<string, PortalMember>;
  readonly grants: ReadonlyMap<string, Grant>;
}

export function plan({ unread, tier, members, grants }: Model, engagements: readonly Engagement[]): AccessPlan {
  const seen = unread
    ? { members: [], permissionSets: [], teams: [], unread: true as const }
    : { members: [...members.values()], permissionSets: SETS, teams: TEAMS };
  return planAccess({
    snapshot: {
      portalId: PORTAL_ID,
      readAt: '2026-11-24T08:00:00.000Z',
      ...seen,
      superAdminIds: [],
      usersRead: 0,
      clientUsers: 0,
    },
    engagements,
    grants: [...grants.values()],
    packageOf: packageOf,
    tier,
    genericMailboxes: new Set(['p-shared']),
    clientSide: new Set(['p-client']),
    mayBeElevated: new Set(engagements.map((one) => one.engagementId)),
  });
}

export const packageOf = ({ packageKey }: Pick<Engagement, 'packageKey'>) =>
  PACKAGES.find((entry) => entry.key === packageKey) ?? aPackage();

/** What the portal and the grants look like when every line was carried out: by API, and by the client's hand where `byHand` says so. */
export function apply(model: Model, { items }: AccessPlan, byHand: boolean): Model {
  const members = new Map(model.members);
  const grants = new Map(model.grants);
  for (const line of items) {
    const { personId, action, after } = line;
    if (action === 'refuse' || (action === 'manual' && !byHand)) continue;
    if (after === undefined) members.delete(personId);
    else if (action !== 'keep') members.set(personId, memberWith(line, members.get(personId), action === 'manual'));
    if (line.engagementIds.length === 0) grants.delete(personId);
    else grants.set(personId, grantFor(line, grants.get(personId), model.unread));
  }
  return { ...model, members, grants };
}

/** What a line is to lead to, by ids where it only knows names. */
export function wantedBy({ after, permissionSetName }: PlanItem): Access {
  const permissionSetId = after?.permissionSetId ?? SETS.find((one) => one.name === permissionSetName)?.id;
  const teamIds = (after?.teamIds ?? []).map((team) => (team.startsWith('team-') ? team : `team-${team}`));
  return { ...after, permissionSetId, teamIds };
}

/** By API a primary team is replaced, never taken away; by hand everything becomes as it was asked for. */
function memberWith(line: PlanItem, live: PortalMember | undefined, byHand: boolean) {
  const { personId, after, permissionSetName } = line;
  // Super admin comes on top of what the user has.
  if (after?.superAdmin === true) {
    return { personId, userId: `u-${personId}`, roleIds: [], teamIds: [], ...live, superAdmin: true };
  }
  const { permissionSetId: set, teamIds } = wantedBy(line);
  const wanted = [...teamIds];
  const stays =
    !byHand && live?.primaryTeamId !== undefined && (wanted.length === 0 || wanted.includes(live.primaryTeamId));
  const primaryTeamId = stays ? live.primaryTeamId : wanted[0];
  const restored = byHand && after?.permissionSetId === undefined && permissionSetName === '';
  return {
    personId,
    userId: `u-${personId}`,
    superAdmin: false,
    roleIds: set === undefined || restored ? [] : [set],
    teamIds: [...new Set([...(primaryTeamId === undefined ? [] : [primaryTeamId]), ...wanted])],
    primaryTeamId,
  };
}

function grantFor(line: PlanItem, grant: Grant | undefined, unread: boolean): Grant {
  const { personId, engagementIds, after, before, permissionSetName } = line;
  return aGrant({
    personId,
    engagementIds,
    permissionSetName,
    access: after ?? { permissionSetId: undefined, teamIds: [] },
    before: grant?.before ?? { existed: before !== undefined, access: before },
    adopted: grant?.adopted,
    ...(unread ? { state: 'cannot-verify', reason: 'confirmed-by-client', confirmedBy: 'p-owner' } : {}),
  });
}

const member = (personId: string) =>
  fc
    .record({ superAdmin: fc.boolean(), set: fc.constantFrom(...SETS), team: fc.constantFrom(...TEAMS) })
    .map(({ superAdmin, set, team }): PortalMember => {
      const [primaryTeamId, teamIds] = [team.id, [team.id]];
      return { personId, userId: `u-${personId}`, superAdmin, roleIds: [set.id], teamIds, primaryTeamId };
    });

/** Some of the people are there already, and the access of some of those was taken over. */
export const portal: fc.Arbitrary<Model> = fc
  .record({
    unread: fc.boolean(),
    tier: fc.constantFrom(undefined, 'FREE', 'PROFESSIONAL'),
    members: fc.tuple(...PEOPLE.map((personId) => fc.option(member(personId), { nil: undefined }))),
    adopted: fc.subarray(['p-1', 'p-2', 'p-3']),
  })
  .map(({ unread, tier, members, adopted }) => {
    // Of a portal that cannot be read, nobody knows who is there.
    const there = unread ? [] : members.flatMap((one) => (one === undefined ? [] : [[one.personId, one] as const]));
    const grants = there
      .filter(([personId, one]) => adopted.includes(personId) && !one.superAdmin)
      .map(([personId, one]) => {
        const set = SETS.find(({ id }) => id === one.roleIds[0])?.name ?? '';
        const grant = { personId, access: accessOf(one), permissionSetName: set, adopted: true as const };
        return [personId, aGrant({ ...grant, engagementIds: ['e-0'], before: { existed: false } })] as const;
      });
    return { unread, tier, members: new Map(there), grants: new Map(grants) };
  });

export const history = fc
  .array(
    fc.record({
      packageKey: fc.constantFrom(...PACKAGES.map((entry) => entry.key)),
      team: fc.subarray(PEOPLE, { minLength: 1 }),
      endsAt: fc.constantFrom('2027-01-01T00:00:00.000Z', '2027-06-01T00:00:00.000Z'),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((list) => list.map((more, at) => anEngagement({ engagementId: `e-${at}`, ...more })))
  .chain((engagements) =>
    fc.tuple(fc.constant(engagements), fc.array(fc.subarray(engagements), { maxLength: 4 }), fc.boolean()),
  );

export const API: ReadonlySet<PlanItem['action']> = new Set(['create', 'change', 'remove']);
export const WORK: ReadonlySet<PlanItem['action']> = new Set([...API, 'manual']);

/** Goes through the periods, one after the other; `look` sees each plan before it is carried out. */
export function live(start: Model, periods: readonly Engagement[][], byHand: boolean, look?: Look): Model {
  return periods.reduce((model, needed) => {
    const made = plan(model, needed);
    look?.(made, model, needed);
    return apply(model, made, byHand);
  }, start);
}
type Look = (plan: AccessPlan, model: Model, needed: readonly Engagement[]) => void;
