import { type Directory, type DirectoryEntry, isStale, leftSince, startsLater } from './directory.ts';
import type { FrozenMember, FrozenRoster, LeftSource } from './frozen-roster.ts';

/** A user of the partner portal, now or once. */
export interface PortalMember {
  readonly personId: string;
  readonly hubspotUserId: string;
  readonly leftAt?: string | undefined;
}

/** Somebody who has left. */
export interface Leaver {
  readonly personId: string;
  readonly since: string;
  readonly source: LeftSource;
}

/** Somebody who is here, and whose place changed between two imports. */
export interface Mover {
  readonly personId: string;
  readonly changed: readonly ('department' | 'manager')[];
}

/** Both sources of the roster side by side; every list is sorted by person. */
export interface ReconciledRoster extends Pick<FrozenRoster, 'at' | 'members' | 'unmatched' | 'directory'> {
  readonly leavers: readonly Leaver[];
  readonly movers: readonly Mover[];
  /** Who is here: known to a source, and left by none. */
  readonly active: readonly string[];
}

/** What is reconciled, as of a time. */
export interface RosterSources {
  readonly portalMembers: readonly PortalMember[];
  /** Absent: the partner portal alone counts. */
  readonly directory?: Directory | undefined;
  readonly now: Date;
}

/**
 * Reconciles users of the partner portal with the directory. A leaver of either source is a leaver. Somebody who is in one source only is
 * told where they are here: a leaver is told as such, and whoever starts later is not missed yet. No order of the input matters.
 */
export function reconcileRoster({ portalMembers, directory, now }: RosterSources): ReconciledRoster {
  const inPortal = Map.groupBy(portalMembers, (member) => member.personId);
  const inDirectory = new Map((directory?.entries ?? []).map((entry) => [entry.personId, entry]));
  const ids = [...new Set([...inPortal.keys(), ...inDirectory.keys()])].sort();
  const members = ids.map((personId) => memberOf(personId, inPortal.get(personId), inDirectory.get(personId), now));
  const active = members.filter((member) => member.left === undefined).map((member) => member.personId);
  const missedIn = (source: ReadonlyMap<string, unknown>) => active.filter((personId) => !source.has(personId));
  return {
    at: now.toISOString(),
    members,
    leavers: members.flatMap(({ personId, left }) => (left === undefined ? [] : [{ personId, ...left }])),
    movers: moversOf(directory, new Set(active)),
    unmatched: {
      portalOnly: directory === undefined ? [] : missedIn(inDirectory),
      directoryOnly: missedIn(inPortal).filter((personId) => {
        const entry = inDirectory.get(personId);
        return entry !== undefined && !startsLater(entry, now);
      }),
    },
    active,
    directory:
      directory === undefined
        ? undefined
        : { number: directory.import.number, at: directory.import.at, stale: isStale(directory.import, now) },
  };
}

/** The compact form that an audit keeps. */
export function freezeRoster({ at, members, unmatched, movers, directory }: ReconciledRoster): FrozenRoster {
  return { at, members, unmatched, movers: movers.map((mover) => mover.personId), directory };
}

/** What a roster says of somebody. */
export type RosterState =
  | { readonly state: 'active' | 'unknown' }
  | { readonly state: 'left'; readonly since: string; readonly source: LeftSource };

/** Tells of each person whether they are here, have left, or were never on the roster. */
export function createRosterStateOf({ members }: Pick<FrozenRoster, 'members'>): (personId: string) => RosterState {
  const known = new Map(members.map((member) => [member.personId, member]));
  return (personId) => {
    const member = known.get(personId);
    if (member === undefined) return { state: 'unknown' };
    return member.left === undefined ? { state: 'active' } : { state: 'left', ...member.left };
  };
}

/** What a roster says of one person. Of many: `createRosterStateOf`. */
export function rosterStateOf(roster: Pick<FrozenRoster, 'members'>, personId: string): RosterState {
  return createRosterStateOf(roster)(personId);
}

function memberOf(
  personId: string,
  users: readonly PortalMember[] = [],
  entry: DirectoryEntry | undefined,
  now: Date,
): FrozenMember {
  // Somebody may have been in the partner portal under two user ids: the one that is there counts, else the last to leave.
  const inOrder = users.toSorted((a, b) => (a.hubspotUserId < b.hubspotUserId ? -1 : 1));
  const here = inOrder.find((user) => user.leftAt === undefined);
  const last = inOrder.toSorted((a, b) => (b.leftAt ?? '').localeCompare(a.leftAt ?? ''))[0];
  const left = leftOf(
    here === undefined ? last?.leftAt : undefined,
    entry === undefined ? undefined : leftSince(entry, now),
  );
  const hubspotUserId = (here ?? last)?.hubspotUserId;
  const others = inOrder.map((user) => user.hubspotUserId).filter((id) => id !== hubspotUserId);
  return {
    personId,
    hubspotUserId,
    ...(others.length === 0 ? {} : { otherUserIds: others }),
    left,
    contractor: entry?.contractor,
    managerId: entry?.managerId,
    department: entry?.department,
  };
}

function leftOf(portal: string | undefined, directory: string | undefined): FrozenMember['left'] {
  if (portal !== undefined && directory !== undefined) {
    return { since: portal < directory ? portal : directory, source: 'both' };
  }
  if (portal !== undefined) return { since: portal, source: 'partner-portal' };
  return directory === undefined ? undefined : { since: directory, source: 'directory' };
}

function moversOf(directory: Directory | undefined, active: ReadonlySet<string>): Mover[] {
  const { entries = [], previous = [] } = directory ?? {};
  const before = new Map(previous.map((entry) => [entry.personId, entry]));
  // A column that one of the two files lacks says nothing of anybody.
  const told = (key: 'department' | 'managerId') =>
    [entries, previous].every((list) => list.some((entry) => entry[key] !== undefined));
  const compared = { department: told('department'), manager: told('managerId') };
  return entries
    .flatMap((entry): Mover[] => {
      const was = before.get(entry.personId);
      if (was === undefined || !active.has(entry.personId)) return [];
      const changed = [
        ...(compared.department && was.department !== entry.department ? ['department' as const] : []),
        ...(compared.manager && was.managerId !== entry.managerId ? ['manager' as const] : []),
      ];
      return changed.length === 0 ? [] : [{ personId: entry.personId, changed }];
    })
    .sort((a, b) => (a.personId < b.personId ? -1 : 1));
}
