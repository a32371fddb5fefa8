import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AccessPlan, type PlanItem, planAccess } from '../../../shared/domain/access-plan.ts';
import type { Engagement } from '../../../shared/domain/engagement.ts';
import { type Grant, sameAccess } from '../../../shared/domain/grant.ts';
import { accessOf } from '../../../shared/domain/person-plan.ts';
import type { PortalMember } from '../../../shared/domain/portal.ts';
import { restrictedAmong } from '../../../shared/domain/restricted-actions.ts';
import { subscriptionFit } from '../../../shared/domain/subscription-fit.ts';
import { aGrant, anEngagement, aPackage, PORTAL_ID } from '../../support/memory/builders.ts';

const PEOPLE = ['p-1', 'p-2', 'p-3', 'p-shared', 'p-client'];
const needs = [{ hub: 'marketing', tier: 'professional' }] as const;
const PACKAGES = [
  aPackage({ key: 'reporting', permissionSet: 'Reports', risk: 'low' }),
  aPackage({ key: 'marketing', permissionSet: 'Marketing', teams: ['Marketing'], risk: 'standard', needs: [...needs] }),
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
const FORBIDDEN = ['owner', 'exporter', 'both'];
const SETS = ['Reports', 'Marketing', 'Settings', 'Billing'].map((name) => ({
  id: `set-${name}`,
  name,
  requiresBillingWrite: name === 'Billing',
}));
const TEAMS = ['Marketing', 'Other'].map((name) => ({ id: `team-${name}`, name }));

/** A portal and what we gave in it. */
interface Model {
  readonly unread: boolean;
  readonly tier: string | undefined;
  readonly members: ReadonlyMap<string, PortalMember>;
  readonly grants: ReadonlyMap<string, Grant>;
}

function plan({ unread, tier, members, grants }: Model, engagements: readonly Engagement[]): AccessPlan {
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

const packageOf = ({ packageKey }: Pick<Engagement, 'packageKey'>) =>
  PACKAGES.find((entry) => entry.key === packageKey) ?? aPackage();

/** What the portal and the grants look like when every line was carried out: by API, and by the client's hand where `byHand` says so. */
function apply(model: Model, { items }: AccessPlan, byHand: boolean): Model {
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

/** By API a primary team is replaced, never taken away; by hand everything becomes as it was asked for. */
function memberWith({ personId, after, permissionSetName }: PlanItem, live: PortalMember | undefined, byHand: boolean) {
  const set = after?.permissionSetId ?? SETS.find((one) => one.name === permissionSetName && !after?.superAdmin)?.id;
  const wanted = (after?.teamIds ?? []).map((team) => (team.startsWith('team-') ? team : `team-${team}`));
  const stays =
    !byHand && live?.primaryTeamId !== undefined && (wanted.length === 0 || wanted.includes(live.primaryTeamId));
  const primaryTeamId = stays ? live.primaryTeamId : wanted[0];
  const restored = byHand && after?.permissionSetId === undefined && permissionSetName === '';
  return {
    personId,
    userId: `u-${personId}`,
    superAdmin: after?.superAdmin === true,
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
const portal: fc.Arbitrary<Model> = fc
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

const history = fc
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

const API: ReadonlySet<PlanItem['action']> = new Set(['create', 'change', 'remove']);
const WORK: ReadonlySet<PlanItem['action']> = new Set([...API, 'manual']);

/** Goes through the periods, one after the other; `look` sees each plan before it is carried out. */
function live(start: Model, periods: readonly Engagement[][], byHand: boolean, look?: Look): Model {
  return periods.reduce((model, needed) => {
    const made = plan(model, needed);
    look?.(made, model, needed);
    return apply(model, made, byHand);
  }, start);
}
type Look = (plan: AccessPlan, model: Model, needed: readonly Engagement[]) => void;

describe('planAccess, by every way in', () => {
  it('leaves nothing to do when its plan has been carried out, by API and by hand', () => {
    fc.assert(
      fc.property(portal, history, (start, [, periods]) => {
        live(start, periods, true, (made, model, needed) => {
          const next = plan(apply(model, made, true), needed);
          expect(next.items.filter((line) => WORK.has(line.action))).toEqual([]);
        });
      }),
    );
  });

  it('does not depend on the order of engagements', () => {
    fc.assert(
      fc.property(portal, history, (start, [engagements, periods, byHand]) => {
        const model = live(start, periods, byHand);
        expect(plan(model, engagements.toReversed())).toEqual(plan(model, engagements));
      }),
    );
  });

  it('leaves nothing that we gave or took over, and all that was there, when everything has ended', () => {
    fc.assert(
      fc.property(portal, history, (start, [, periods]) => {
        const end = live(start, [...periods, []], true);
        expect([...end.grants.keys()]).toEqual([]);
        for (const personId of PEOPLE) {
          const [before, after] = [start.members.get(personId), end.members.get(personId)];
          if (before === undefined || start.grants.has(personId)) expect(after).toBeUndefined();
          else expect(after !== undefined && sameAccess(accessOf(after), accessOf(before))).toBe(true);
        }
      }),
    );
  });

  it('leaves what only a hand can take away as an open manual line', () => {
    fc.assert(
      fc.property(portal, history, (start, [, periods]) => {
        const given = live(start, periods, true);
        const ending = plan(given, []);
        const end = apply(given, ending, false);
        const open = plan(end, []).items.filter((line) => line.action === 'manual');
        for (const [personId, { superAdmin }] of end.members) {
          const made = superAdmin && start.members.get(personId)?.superAdmin !== true;
          if (made) expect(open.map((line) => line.personId)).toContain(personId);
        }
        expect([...end.grants.keys()].sort()).toEqual(open.map((line) => line.personId));
      }),
    );
  });

  it('never plans what a rule forbids, for whom it may not, or by an API that may not', () => {
    fc.assert(
      fc.property(portal, history, (start, [, periods, byHand]) => {
        live(start, periods, byHand, ({ items }, model, needed) => {
          for (const line of items.filter((one) => one.action !== 'refuse')) {
            const wanted = needed.filter((one) => line.engagementIds.includes(one.engagementId));
            for (const one of wanted) {
              expect(FORBIDDEN).not.toContain(one.packageKey);
              expect(restrictedAmong(packageOf(one))).toEqual([]);
              const had = model.grants.get(line.personId)?.engagementIds.includes(one.engagementId) === true;
              if (!had) expect(subscriptionFit(packageOf(one).needs, model.tier).fit).not.toBe('lacks');
            }
            expect(['p-client', 'p-shared']).not.toContain(line.personId);
            const api = API.has(line.action);
            if (model.unread || line.after?.superAdmin === true) expect(api).toBe(false);
            if (model.members.get(line.personId)?.superAdmin === true) expect(api).toBe(false);
          }
        });
      }),
    );
  });
});
