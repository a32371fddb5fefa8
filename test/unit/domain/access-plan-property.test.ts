import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AccessPlan, type PlanItem, planAccess } from '../../../shared/domain/access-plan.ts';
import type { Engagement } from '../../../shared/domain/engagement.ts';
import { type Grant, sameAccess } from '../../../shared/domain/grant.ts';
import type { PortalMember } from '../../../shared/domain/portal.ts';
import { accessOf } from '../../../shared/domain/portal-member.ts';
import { aGrant, anEngagement, aPackage, PORTAL_ID } from '../../support/memory/builders.ts';

const PEOPLE = ['p-1', 'p-2', 'p-3', 'p-shared', 'p-client'];
const PACKAGES = [
  aPackage({ key: 'reporting', permissionSet: 'Reports', risk: 'low' }),
  aPackage({ key: 'marketing', permissionSet: 'Marketing', teams: ['Marketing'], risk: 'standard' }),
  aPackage({ key: 'sales', permissionSet: 'Sales', teams: ['Sales', 'Marketing'], risk: 'standard' }),
  aPackage({ key: 'settings', permissionSet: 'Settings', risk: 'high' }),
  aPackage({ key: 'billing', permissionSet: 'Billing', risk: 'high' }),
  aPackage({ key: 'everything', permissionSet: 'Settings', risk: 'elevated' }),
];
const SETS = ['Reports', 'Marketing', 'Sales', 'Settings', 'Billing'].map((name) => ({
  id: `set-${name}`,
  name,
  requiresBillingWrite: name === 'Billing',
}));
const TEAMS = ['Marketing', 'Sales', 'Other'].map((name) => ({ id: `team-${name}`, name }));

/** A portal and what we gave in it. */
interface Model {
  readonly sets: typeof SETS;
  readonly teams: typeof TEAMS;
  readonly members: ReadonlyMap<string, PortalMember>;
  readonly grants: ReadonlyMap<string, Grant>;
}

function plan(model: Model, engagements: readonly Engagement[]): AccessPlan {
  return planAccess({
    snapshot: {
      portalId: PORTAL_ID,
      readAt: '2026-11-24T08:00:00.000Z',
      members: [...model.members.values()],
      permissionSets: model.sets,
      teams: model.teams,
      superAdminIds: [],
      usersRead: model.members.size,
      clientUsers: 0,
    },
    engagements,
    grants: [...model.grants.values()],
    packageOf: ({ packageKey }) => PACKAGES.find((entry) => entry.key === packageKey) ?? aPackage(),
    genericMailboxes: new Set(['p-shared']),
    clientSide: new Set(['p-client']),
    mayBeElevated: new Set(),
  });
}

/** What HubSpot and the grants look like when every line has been carried out that an API may. */
function apply(model: Model, { items }: AccessPlan): Model {
  const members = new Map(model.members);
  const grants = new Map(model.grants);
  for (const line of items) {
    if (line.action === 'refuse' || line.action === 'manual') continue;
    if (line.action === 'remove') members.delete(line.personId);
    if (line.action === 'create' || line.action === 'change')
      members.set(line.personId, memberWith(line, members.get(line.personId)));
    if (line.engagementIds.length === 0) grants.delete(line.personId);
    else grants.set(line.personId, grantFor(line, grants.get(line.personId)));
  }
  return { ...model, members, grants };
}

/** As HubSpot does it: the further teams become what was sent, the primary one is replaced or stays. */
function memberWith({ personId, after }: PlanItem, live: PortalMember | undefined): PortalMember {
  const roleIds = after?.permissionSetId === undefined ? [] : [after.permissionSetId];
  const wanted = after?.teamIds ?? [];
  const stays = live?.primaryTeamId !== undefined && (wanted.length === 0 || wanted.includes(live.primaryTeamId));
  const primaryTeamId = stays ? live.primaryTeamId : wanted[0];
  const teamIds = [...new Set([...(primaryTeamId === undefined ? [] : [primaryTeamId]), ...wanted])];
  return { personId, userId: `u-${personId}`, superAdmin: false, roleIds, teamIds, primaryTeamId };
}

function grantFor({ personId, engagementIds, after, before }: PlanItem, grant: Grant | undefined): Grant {
  const access = after ?? { permissionSetId: undefined, teamIds: [] };
  return aGrant({
    personId,
    engagementIds,
    access,
    before: grant?.before ?? { existed: before !== undefined, access: before },
  });
}

const member = (personId: string) =>
  fc
    .record({
      superAdmin: fc.boolean(),
      roleIds: fc.subarray(
        SETS.map((set) => set.id),
        { maxLength: 2 },
      ),
      teamIds: fc.subarray(TEAMS.map((team) => team.id)),
      primary: fc.boolean(),
    })
    .map(({ primary, ...found }): PortalMember => {
      const primaryTeamId = primary ? found.teamIds[0] : undefined;
      return { personId, userId: `u-${personId}`, ...found, primaryTeamId };
    });

/** A portal as a client may have it: some of the people there already, sets and teams missing now and then. */
const portal: fc.Arbitrary<Model> = fc
  .record({
    sets: fc.oneof({ weight: 3, arbitrary: fc.constant(SETS) }, fc.subarray(SETS)),
    teams: fc.oneof({ weight: 3, arbitrary: fc.constant(TEAMS) }, fc.subarray(TEAMS)),
    members: fc.tuple(...PEOPLE.map((personId) => fc.option(member(personId), { nil: undefined }))),
  })
  .map(({ members, ...structure }) => ({
    ...structure,
    members: new Map(members.flatMap((one) => (one === undefined ? [] : [[one.personId, one]]))),
    grants: new Map(),
  }));

const engagementList = fc
  .array(
    fc.record({
      packageKey: fc.constantFrom(...PACKAGES.map((entry) => entry.key)),
      team: fc.subarray(PEOPLE, { minLength: 1 }),
      endsAt: fc.constantFrom('2027-01-01T00:00:00.000Z', '2027-06-01T00:00:00.000Z'),
    }),
    { maxLength: 4 },
  )
  .map((list) => list.map((more, at) => anEngagement({ engagementId: `e-${at}`, ...more })));

/** Which engagements are needed, one after the other. */
const history = engagementList.chain((engagements) =>
  fc.tuple(fc.constant(engagements), fc.array(fc.subarray(engagements), { maxLength: 4 })),
);

const WORK: ReadonlySet<PlanItem['action']> = new Set(['create', 'change', 'remove']);

describe('planAccess, whatever the portal and the engagements', () => {
  it('leaves no work when its plan has been carried out', () => {
    fc.assert(
      fc.property(portal, history, (start, [, periods]) => {
        let model = start;
        for (const needed of periods) {
          model = apply(model, plan(model, needed));
          expect(plan(model, needed).items.filter((line) => WORK.has(line.action))).toEqual([]);
        }
      }),
    );
  });

  it('does not depend on the order of engagements, people, members and grants', () => {
    const shuffled = fc.tuple(portal, history, fc.infiniteStream(fc.nat()));
    fc.assert(
      fc.property(shuffled, ([start, [engagements, periods], numbers]) => {
        const model = periods.reduce((now, needed) => apply(now, plan(now, needed)), start);
        const shuffle = <T>(list: readonly T[]): T[] =>
          list
            .map((entry) => ({ entry, at: numbers.next().value }))
            .sort((a, b) => a.at - b.at)
            .map(({ entry }) => entry);
        const other = {
          ...model,
          members: new Map(shuffle([...model.members])),
          grants: new Map(shuffle([...model.grants])),
        };
        const mixed = shuffle(engagements).map((one) => ({ ...one, team: shuffle(one.team) }));
        expect(plan(other, mixed)).toEqual(plan(model, engagements));
      }),
    );
  });

  it('leaves nothing that we gave and all that was there before when every engagement has ended', () => {
    fc.assert(
      fc.property(portal, history, (start, [, periods]) => {
        const given = periods.reduce((now, needed) => apply(now, plan(now, needed)), start);
        const ending = plan(given, []);
        const end = apply(given, ending);
        for (const personId of PEOPLE) {
          // What no API can give back is in the plan as a task for a person.
          if (ending.items.some((line) => line.personId === personId && line.action === 'manual')) continue;
          const [before, after] = [start.members.get(personId), end.members.get(personId)];
          expect(after === undefined).toBe(before === undefined);
          if (before === undefined || after === undefined) continue;
          expect(sameAccess(accessOf(after), accessOf(before))).toBe(true);
          expect(after.superAdmin).toBe(before.superAdmin);
        }
        expect([...end.grants.keys()].sort()).toEqual(
          ending.items.filter((line) => line.action === 'manual').map((line) => line.personId),
        );
      }),
    );
  });

  it('has a way back by API for everyone who had a permission set and a team before', () => {
    fc.assert(
      fc.property(portal, history, (start, [, periods]) => {
        const given = periods.reduce((now, needed) => apply(now, plan(now, needed)), start);
        const manual = plan(given, []).items.filter((line) => line.action === 'manual');
        for (const { personId } of manual) {
          const { roleIds, teamIds } = start.members.get(personId) ?? { roleIds: ['none'], teamIds: ['none'] };
          expect(roleIds.length === 0 || teamIds.length === 0).toBe(true);
        }
      }),
    );
  });

  it('never has an API action on a super admin, nor a change of a user with several permission sets', () => {
    fc.assert(
      fc.property(portal, portal, history, (start, later, [engagements, periods]) => {
        const given = periods.reduce((now, needed) => apply(now, plan(now, needed)), start);
        // Whatever people of the portal have made of the users since.
        const model = { ...given, members: later.members };
        for (const needed of [engagements, ...periods, []]) {
          for (const line of plan(model, needed).items) {
            const found = model.members.get(line.personId);
            if (found?.superAdmin) expect(WORK.has(line.action)).toBe(false);
            if (found !== undefined && found.roleIds.length > 1) expect(line.action).not.toBe('change');
          }
        }
      }),
    );
  });

  it('never gives elevated access, billing rights, or a login to a shared mailbox', () => {
    fc.assert(
      fc.property(portal, engagementList, (start, engagements) => {
        const { items } = plan(start, engagements);
        for (const line of items.filter((one) => one.engagementIds.length > 0 && one.action !== 'refuse')) {
          expect(line.risk).not.toBe('elevated');
          expect(line.after?.permissionSetId).not.toBe('set-Billing');
          expect(line.personId).not.toBe('p-shared');
          expect(line.personId).not.toBe('p-client');
        }
      }),
    );
  });
});
