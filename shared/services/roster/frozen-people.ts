import { type FrozenRoster, userIdsOf } from '../../domain/roster/frozen-roster.ts';
import { createRosterStateOf, type RosterState } from '../../domain/roster/reconcile-roster.ts';
import type { People } from '../../ports/people.ts';
import type { SidesRoster } from '../access/portal-sides.ts';

/** The frozen roster, in the forms in which reading portals asks it; made once for all portals. */
export interface FrozenPeople {
  readonly roster: SidesRoster;
  /** What it says of a user: by HubSpot's id, which stays when an address changes, else by person. */
  stateOf(personId: string, userId: string): RosterState;
  /** HubSpot's user ids of who has left. */
  readonly leaverUserIds: ReadonlySet<string>;
}

/** People read at once. */
const AT_ONCE = 25;

/** Reads who is behind the members that only their address can tell. */
export async function freezePeople(roster: FrozenRoster, people: Pick<People, 'read'>): Promise<FrozenPeople> {
  const stateOf = createRosterStateOf(roster);
  const places = roster.members.flatMap((member): SidesRoster['members'] => {
    const ids = userIdsOf(member);
    const { personId } = member;
    return ids.length === 0 ? [{ personId }] : ids.map((hubspotUserId) => ({ personId, hubspotUserId }));
  });
  const byUserId = new Map(places.map(({ hubspotUserId, personId }) => [hubspotUserId, personId]));
  const left = roster.members.filter((member) => member.left !== undefined);
  const onlyDirectory = roster.members.filter((member) => member.hubspotUserId === undefined);
  const found: SidesRoster['people'][number][] = [];
  for (let from = 0; from < onlyDirectory.length; from += AT_ONCE) {
    const some = onlyDirectory.slice(from, from + AT_ONCE);
    const read = await Promise.all(some.map(({ personId }) => people.read(personId)));
    found.push(...read.filter((person) => person !== undefined));
  }
  const leavers = new Set(left.map(({ personId }) => personId));
  const known = found.flatMap(({ personId, hubspotUserId }) =>
    leavers.has(personId) && hubspotUserId !== undefined ? [hubspotUserId] : [],
  );
  return {
    roster: { members: places, people: found },
    stateOf: (personId, userId) => stateOf(byUserId.get(userId) ?? personId),
    leaverUserIds: new Set([...left.flatMap(userIdsOf), ...known]),
  };
}
