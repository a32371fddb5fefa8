import { describe, expect, it } from 'vitest';
import type { FrozenMember, FrozenRoster } from '../../../shared/domain/roster/frozen-roster.ts';
import { freezeRoster, reconcileRoster } from '../../../shared/domain/roster/reconcile-roster.ts';
import { createSides } from '../../../shared/services/access/portal-sides.ts';
import { freezePeople } from '../../../shared/services/roster/frozen-people.ts';
import { createFakeClock } from '../../support/memory/clock.ts';
import { createMemoryPeople } from '../../support/memory/people.ts';

const LEFT = { since: '2026-10-01T00:00:00.000Z', source: 'partner-portal' } as const;

function rosterOf(...members: FrozenMember[]): FrozenRoster {
  return { at: '2026-11-24T09:00:00.000Z', members, unmatched: { portalOnly: [], directoryOnly: [] }, movers: [] };
}

function setUp() {
  const { people, seedPerson } = createMemoryPeople(createFakeClock());
  const user = (id: string, email: string) => ({ id, email, superAdmin: false, roleIds: [], secondaryTeamIds: [] });
  const tell = async (roster: FrozenRoster, ...users: ReturnType<typeof user>[]) => {
    const frozen = await freezePeople(roster, people);
    const none = { ofClient: async () => [], ofPortal: async () => [] };
    const sides = createSides({
      people,
      roster: async () => frozen.roster,
      engagements: none,
      grants: none,
      domains: ['example.com'],
    });
    const { partners, others } = await sides('c-1', 1, users);
    return {
      ours: partners.map((one) => [one.user.id, one.personId, frozen.stateOf(one.personId, one.user.id).state]),
      theirs: others.map(({ id }) => id),
    };
  };
  return { seedPerson, user, tell, frozenOf: (roster: FrozenRoster) => freezePeople(roster, people) };
}

describe('telling sides apart by a frozen roster', () => {
  it('knows somebody of another domain by HubSpot’s user id, whatever the address is now', async () => {
    const { user, tell, seedPerson } = setUp();
    seedPerson('contractor-1@studio.example.org');
    const roster = rosterOf({ personId: 'p-contractor-1', hubspotUserId: '1', left: LEFT });
    expect(await tell(roster, user('1', 'old@studio.example.org'), user('2', 'other@studio.example.org'))).toEqual({
      ours: [['1', 'p-contractor-1', 'left']],
      theirs: ['2'],
    });
  });

  it('knows by address whom only the directory has', async () => {
    const { user, tell, seedPerson } = setUp();
    seedPerson('contractor-2@studio.example.org');
    const roster = rosterOf({ personId: 'p-contractor-2', contractor: true });
    expect(await tell(roster, user('7', 'contractor-2@studio.example.org'))).toEqual({
      ours: [['7', 'p-contractor-2', 'active']],
      theirs: [],
    });
  });

  it('knows by each of their ids whoever was in the partner portal under several', async () => {
    const { user, tell, seedPerson, frozenOf } = setUp();
    seedPerson('contractor-3@studio.example.org');
    const [old, now] = ['1', '2'].map((hubspotUserId) => ({
      personId: 'p-contractor-3',
      hubspotUserId,
      leftAt: LEFT.since,
    }));
    if (old === undefined || now === undefined) throw new Error('There are two.');
    const roster = freezeRoster(
      reconcileRoster({ portalMembers: [old, now], now: new Date('2026-11-24T09:00:00.000Z') }),
    );
    for (const id of ['1', '2']) {
      expect(await tell(roster, user(id, 'earlier@studio.example.org'))).toEqual({
        ours: [[id, 'p-contractor-3', 'left']],
        theirs: [],
      });
      expect((await frozenOf(roster)).leaverUserIds.has(id)).toBe(true);
    }
  });

  it('knows the user id of a leaver whom only the directory has: a connection may rest on them', async () => {
    const { seedPerson, frozenOf } = setUp();
    seedPerson('contractor-2@studio.example.org', { hubspotUserId: '7' });
    const roster = rosterOf({ personId: 'p-contractor-2', left: { ...LEFT, source: 'directory' } });
    expect([...(await frozenOf(roster)).leaverUserIds]).toEqual(['7']);
  });

  it('never takes two users of one portal for one person; the leaver stays one', async () => {
    const { user, tell, seedPerson } = setUp();
    seedPerson('consultant-1@example.com', { hubspotUserId: '1' });
    const roster = rosterOf({ personId: 'p-consultant-1', hubspotUserId: '1', left: LEFT });
    const { ours } = await tell(roster, user('1', 'old-address@example.com'), user('2', 'consultant-1@example.com'));
    expect(ours).toEqual([
      ['1', 'p-old-address', 'left'],
      ['2', 'p-consultant-1', 'left'],
    ]);
  });

  it('takes an address of our domain for ours, and says that no roster has it', async () => {
    const { user, tell } = setUp();
    expect(await tell(rosterOf(), user('3', 'intern-1@example.com'), user('4', 'intern-1@client.example.org'))).toEqual(
      {
        ours: [['3', 'p-intern-1', 'unknown']],
        theirs: ['4'],
      },
    );
  });
});
