import { beforeEach, expect, it } from 'vitest';
import type { SeenRoster } from '../../../functions/poll-partner-clients/notice-leavers.ts';
import { createRefreshRoster } from '../../../functions/poll-partner-clients/refresh-roster.ts';
import type { PortalUser } from '../../../shared/domain/portal.ts';
import type { PortalOwner } from '../../../shared/ports/hubspot.ts';
import type { RosterMember } from '../../../shared/ports/people.ts';
import { createFakeClock } from '../../support/memory/clock.ts';
import { createMemoryPeople } from '../../support/memory/people.ts';

const OWNERS = ['crm.objects.owners.read'];
const owner = (userId: string, archived: boolean): PortalOwner => ({
  ownerId: `o-${userId}-${archived}`,
  userId,
  archived,
});
const userOf = (id: string): PortalUser => ({
  id,
  email: `consultant-${id}@example.com`,
  superAdmin: false,
  roleIds: [],
  secondaryTeamIds: [],
});

let users: string[];
let owners: PortalOwner[] | undefined;
let roster: Map<string, RosterMember>;
let noticed: SeenRoster[];
let asked: number;
let refresh: (scopes?: readonly string[]) => Promise<number>;

beforeEach(() => {
  users = ['1', '2', '3'];
  owners = ['1', '2', '3'].map((id) => owner(id, false));
  roster = new Map();
  noticed = [];
  asked = 0;
  const clock = createFakeClock();
  const refreshRoster = createRefreshRoster({
    partnerPortalId: 1_000_001,
    partnerUsers: { list: async () => users.map(userOf) },
    partnerActivity: {
      owners: async () => {
        asked += 1;
        return owners && { results: owners, pages: 2 };
      },
    },
    people: createMemoryPeople(clock).people,
    rosterBook: {
      members: async () => [...roster.values()],
      save: async (member) => void roster.set(member.hubspotUserId, member),
    },
    // As the real one where few leave: they are marked.
    noticeLeavers: async (seen) => {
      noticed.push(seen);
      for (const one of seen.gone) roster.set(one.hubspotUserId, { ...one, leftAt: clock.now().toISOString() });
    },
    clock,
  });
  refresh = (scopes = OWNERS) => refreshRoster(scopes, 'c');
});

const left = () => [...roster.values()].filter((one) => one.leftAt !== undefined).map((one) => one.hubspotUserId);
const deactivate = (...ids: string[]) => {
  owners = ['1', '2', '3'].map((id) => owner(id, ids.includes(id)));
};

it('puts every user on the roster', async () => {
  expect(await refresh()).toBe(3);
  expect([...roster.keys()]).toEqual(['1', '2', '3']);
  expect([left(), noticed]).toEqual([[], []]);
});

it('notices whoever is gone', async () => {
  await refresh();
  users = ['1', '3'];
  expect(await refresh()).toBe(2);
  expect(noticed).toMatchObject([{ gone: [{ hubspotUserId: '2' }], before: 3 }]);
  expect([...(noticed[0]?.here ?? [])]).toEqual(['p-consultant-1', 'p-consultant-3']);
});

it('takes whoever is deactivated for gone, although the list of users still has them, and notices it once', async () => {
  await refresh();
  deactivate('2');
  expect(await refresh()).toBe(2);
  await refresh();
  expect(noticed).toMatchObject([{ gone: [{ hubspotUserId: '2', personId: 'p-consultant-2' }], before: 3 }]);
  expect(noticed[0]?.here.has('p-consultant-2')).toBe(false);
  expect(left()).toEqual(['2']);
});

it('takes them back once they are active again', async () => {
  await refresh();
  deactivate('2');
  await refresh();
  deactivate();
  expect(await refresh()).toBe(3);
  expect(left()).toEqual([]);
});

it('hands over all that were deactivated at once, so that the guard against mistakes sees them', async () => {
  await refresh();
  deactivate('1', '2', '3');
  expect(await refresh()).toBe(0);
  expect(noticed[0]?.gone).toHaveLength(3);
});

it('knows whoever was deactivated before it first looked as having left, and begins nothing for them', async () => {
  deactivate('3');
  await refresh();
  await refresh();
  expect([left(), noticed]).toEqual([['3'], []]);
});

it('leaves out whoever was removed and came back: of two owners the active one counts', async () => {
  owners = [owner('1', true), owner('1', false), { ownerId: 'o-none', archived: true }];
  expect(await refresh()).toBe(3);
  expect(left()).toEqual([]);
});

it('asks nothing without the scope: whoever is in the list is here', async () => {
  await refresh([]);
  deactivate('2');
  expect(await refresh(['settings.users.read'])).toBe(3);
  expect([asked, left()]).toEqual([0, []]);
});

it('does the same where the scope was taken back since', async () => {
  await refresh();
  owners = undefined;
  expect(await refresh()).toBe(3);
  expect(left()).toEqual([]);
});
