import { describe, expect, it } from 'vitest';
import { type PlanInput, planAccess } from '../../../shared/domain/access-plan.ts';
import type { Engagement } from '../../../shared/domain/engagement.ts';
import type { PortalMember } from '../../../shared/domain/portal.ts';
import { aGrant, anEngagement, aPackage, PORTAL_ID } from '../../support/memory/builders.ts';

const PACKAGES = [
  aPackage(),
  aPackage({ key: 'marketing', permissionSet: 'Marketing contributor', teams: ['Marketing'], risk: 'standard' }),
  aPackage({ key: 'everything', permissionSet: 'Everything', risk: 'elevated' }),
  aPackage({ key: 'billing', permissionSet: 'Billing', risk: 'low' }),
];

function plan(input: {
  members?: PortalMember[];
  grants?: PlanInput['grants'];
  engagements?: Engagement[];
  generic?: string[];
  clientSide?: string[];
  mayBeElevated?: string[];
}) {
  return planAccess({
    snapshot: {
      portalId: PORTAL_ID,
      readAt: '2026-11-24T08:00:00.000Z',
      members: input.members ?? [],
      permissionSets: [
        { id: 'set-reports', name: 'Report reader', requiresBillingWrite: false },
        { id: 'set-marketing', name: 'Marketing contributor', requiresBillingWrite: false },
        { id: 'set-billing', name: 'Billing', requiresBillingWrite: true },
      ],
      teams: [{ id: 'team-marketing', name: 'Marketing' }],
      superAdminIds: [],
      usersRead: 0,
      clientUsers: 0,
    },
    engagements: input.engagements ?? [],
    grants: input.grants ?? [],
    packageOf: ({ packageKey }) => PACKAGES.find((entry) => entry.key === packageKey) ?? aPackage(),
    genericMailboxes: new Set(input.generic),
    clientSide: new Set(input.clientSide),
    mayBeElevated: new Set(input.mayBeElevated),
  }).items;
}

const there = (more: Partial<PortalMember> = {}): PortalMember => ({
  personId: 'p-consultant-1',
  userId: 'u-consultant-1',
  superAdmin: false,
  roleIds: ['set-reports'],
  teamIds: [],
  ...more,
});
const marketing = (more: Partial<Engagement> = {}) =>
  anEngagement({ engagementId: 'e-2', packageKey: 'marketing', endsAt: '2027-01-01T00:00:00.000Z', ...more });
const elevated = (more: Partial<Engagement> = {}) =>
  anEngagement({ engagementId: 'e-3', packageKey: 'everything', ...more });

describe('a line for somebody whom engagements need', () => {
  it('creates who is not there, until the engagement ends', () => {
    expect(plan({ engagements: [anEngagement()] })).toMatchObject([
      {
        item: 0,
        action: 'create',
        after: { permissionSetId: 'set-reports', teamIds: [] },
        endsAt: '2027-11-24T08:00:00.000Z',
      },
    ]);
  });
  it('lets the highest risk lead where packages meet, with all their teams, until the last one ends', () => {
    expect(plan({ engagements: [anEngagement(), marketing()] })).toMatchObject([
      {
        packageKey: 'marketing',
        risk: 'standard',
        engagementIds: ['e-1', 'e-2'],
        after: { permissionSetId: 'set-marketing', teamIds: ['team-marketing'] },
        endsAt: '2027-11-24T08:00:00.000Z',
      },
    ]);
  });
  it('counts a person once who stands twice in a team', () => {
    expect(plan({ engagements: [anEngagement({ team: ['p-consultant-1', 'p-consultant-1'] })] })).toMatchObject([
      { engagementIds: ['e-1'] },
    ]);
  });
  it('keeps what is as needed, and says whose need it still is', () => {
    const grants = [aGrant({ engagementIds: ['e-0', 'e-1'] })];
    expect(plan({ members: [there()], engagements: [anEngagement()] })).toMatchObject([
      { action: 'keep', reason: 'already-as-needed' },
    ]);
    expect(plan({ members: [there()], engagements: [anEngagement()], grants })).toMatchObject([
      { action: 'keep', reason: 'other-engagement-still-needs-it' },
    ]);
  });
});

describe('a team that no API takes away', () => {
  const grown = there({ roleIds: ['set-marketing'], teamIds: ['team-marketing'], primaryTeamId: 'team-marketing' });
  const secondary = there({ teamIds: ['team-marketing'] });
  const other = there({ teamIds: ['team-other'], primaryTeamId: 'team-other' });
  const before = { existed: true, access: { permissionSetId: 'set-reports', teamIds: [] } };

  it('is left to a person when it is the primary one and none is needed in its place', () => {
    expect(plan({ members: [grown], engagements: [anEngagement()], grants: [aGrant()] })).toMatchObject([
      {
        action: 'manual',
        reason: 'team-cannot-be-cleared',
        after: { permissionSetId: 'set-reports', teamIds: [] },
      },
    ]);
    expect(plan({ members: [grown], grants: [aGrant({ before })] })).toMatchObject([
      { action: 'manual', reason: 'team-cannot-be-cleared', after: before.access },
    ]);
  });
  it('is changed where it is a further one, or another takes its place', () => {
    expect(plan({ members: [secondary], engagements: [anEngagement()] })).toMatchObject([{ action: 'change' }]);
    expect(plan({ members: [secondary], grants: [aGrant({ before })] })).toMatchObject([{ action: 'change' }]);
    expect(plan({ members: [other], engagements: [marketing()] })).toMatchObject([{ action: 'change' }]);
  });
  it('does not keep a user that we made from being removed', () => {
    expect(plan({ members: [grown], grants: [aGrant()] })).toMatchObject([{ action: 'remove' }]);
  });
});

describe('somebody of the client’s', () => {
  const clientSide = ['p-consultant-1'];
  const before = { existed: true, access: { permissionSetId: 'set-marketing', teamIds: [] } };

  it('is refused, whatever an engagement says, and whether there is a user or not', () => {
    for (const members of [[there()], []]) {
      expect(plan({ members, engagements: [anEngagement()], clientSide })).toMatchObject([
        { action: 'refuse', reason: 'not-partner-side' },
      ]);
    }
  });
  it('is left to a person of the client where a grant of ours is to end', () => {
    for (const grant of [aGrant({ before }), aGrant()]) {
      expect(plan({ members: [there()], grants: [grant], clientSide })).toMatchObject([
        { action: 'manual', reason: 'not-partner-side' },
      ]);
    }
  });
});

describe('what a rule refuses', () => {
  it.each([
    ['elevated access', elevated(), [], 'elevated-needs-quorum-and-consent'],
    ['billing rights', anEngagement({ packageKey: 'billing' }), [], 'elevated-needs-quorum-and-consent'],
    ['a shared mailbox', anEngagement(), ['p-consultant-1'], 'generic-mailbox'],
  ])('is told, and nothing is planned: %s', (_what, engagement, generic, reason) => {
    const items = plan({ engagements: [engagement], generic });
    expect(items).toMatchObject([{ action: 'refuse', reason }]);
    expect(items[0]?.after).toBeUndefined();
  });
  it('is elevated access only until two approvers and the client are asked', () => {
    expect(plan({ engagements: [elevated()], mayBeElevated: ['e-3'] })).toMatchObject([
      { action: 'manual', reason: 'permission-set-missing', risk: 'elevated' },
    ]);
    const billing = anEngagement({ packageKey: 'billing' });
    expect(plan({ engagements: [billing], mayBeElevated: ['e-1'] })).toMatchObject([
      { action: 'create', risk: 'elevated', after: { permissionSetId: 'set-billing' } },
    ]);
  });
  it('does not hold up what another engagement of the same person needs', () => {
    expect(plan({ engagements: [elevated(), anEngagement()] })).toMatchObject([
      { item: 0, action: 'refuse', engagementIds: ['e-3'], risk: 'elevated' },
      { item: 1, action: 'create', engagementIds: ['e-1'], risk: 'low' },
    ]);
  });
  it('takes nothing from somebody whose permission set the client has given billing rights since', () => {
    const billing = anEngagement({ packageKey: 'billing' });
    const given = aGrant({ access: { permissionSetId: 'set-billing', teamIds: [] }, permissionSetName: 'Billing' });
    const asGiven = there({ roleIds: ['set-billing'] });
    expect(plan({ engagements: [billing], members: [asGiven], grants: [given] })).toMatchObject([
      { action: 'keep', reason: 'already-as-needed', risk: 'elevated' },
    ]);
    // What is not as it was given would have to be given again, and that takes two approvers and the client.
    const [refused] = plan({ engagements: [billing], members: [there()], grants: [given] });
    expect(refused).toMatchObject({ action: 'refuse', reason: 'elevated-needs-quorum-and-consent' });
  });
  it('does not keep access alive that no engagement needs any more', () => {
    expect(plan({ engagements: [elevated()], members: [there()], grants: [aGrant()] })).toMatchObject([
      { action: 'refuse', engagementIds: ['e-3'] },
      { action: 'remove', engagementIds: [] },
    ]);
  });
});

describe('a line for somebody whom no engagement needs any more', () => {
  const before = { existed: true, access: { permissionSetId: 'set-marketing', teamIds: ['team-marketing'] } };
  it('removes a user that we made', () => {
    expect(plan({ members: [there()], grants: [aGrant()] })).toMatchObject([
      { action: 'remove', reason: 'no-engagement-needs-it' },
    ]);
  });
  it('looks again for a user that was not there', () => {
    expect(plan({ grants: [aGrant()] })).toMatchObject([{ action: 'remove', reason: 'not-in-portal-any-more' }]);
  });
  it('gives back what was there before us', () => {
    expect(plan({ members: [there()], grants: [aGrant({ before })] })).toMatchObject([
      { action: 'change', reason: 'access-before-us-is-given-back', after: before.access },
    ]);
  });
  it('leaves a super admin alone whose access is as before us, and asks a person about another one', () => {
    const asBefore = there({ superAdmin: true, roleIds: ['set-marketing'], teamIds: ['team-marketing'] });
    expect(plan({ members: [asBefore], grants: [aGrant({ before })] })).toMatchObject([{ action: 'keep' }]);
    expect(plan({ members: [there({ superAdmin: true })], grants: [aGrant({ before })] })).toMatchObject([
      { action: 'manual', reason: 'super-admin-untouchable', after: before.access },
    ]);
    const items = plan({ members: [there({ superAdmin: true })], grants: [aGrant()] });
    expect(items).toMatchObject([{ action: 'manual', reason: 'super-admin-untouchable' }]);
    expect(items[0]?.after).toBeUndefined();
  });
  it('leaves to a person what a PUT cannot do: several permission sets, and none at all', () => {
    const several = there({ roleIds: ['set-reports', 'set-marketing'] });
    expect(plan({ members: [several], grants: [aGrant({ before })] })).toMatchObject([
      { action: 'manual', reason: 'several-permission-sets' },
    ]);
    const none = { existed: true, access: { permissionSetId: undefined, teamIds: [] } };
    expect(plan({ members: [there()], grants: [aGrant({ before: none })] })).toMatchObject([
      { action: 'manual', reason: 'access-before-us-is-given-back' },
    ]);
  });
});
