import { DIRECTORY_FRESH_DAYS } from '../../../shared/domain/roster/directory.ts';
import type { LeftSource } from '../../../shared/domain/roster/frozen-roster.ts';
import type { ReconciledRoster } from '../../../shared/domain/roster/reconcile-roster.ts';
import type { NamedPerson, NamePerson } from './named-person.ts';

/** The most people of a list that are named; the counts beside it tell how many there are. */
export const NAMED_AT_MOST = 100;

/** Whose word it is that somebody has left. */
const SOURCE_WORDS: Readonly<Record<LeftSource, string>> = {
  'partner-portal': 'no longer a user of your own portal',
  directory: 'left by the directory',
  both: 'left by the directory, and no longer a user of your own portal',
};

/** Somebody who has left, with whose word it is. */
export interface LeaverView {
  readonly person: NamedPerson;
  readonly since: string;
  readonly source: LeftSource;
  readonly words: string;
}

/** Leavers by name, the last to leave first. */
export function leaverViews(
  leavers: ReconciledRoster['leavers'],
  namePerson: NamePerson,
  atMost = NAMED_AT_MOST,
): Promise<LeaverView[]> {
  const latest = leavers.toSorted((a, b) => b.since.localeCompare(a.since)).slice(0, atMost);
  return Promise.all(
    latest.map(async ({ personId, since, source }) => ({
      person: await namePerson(personId),
      since,
      source,
      words: SOURCE_WORDS[source],
    })),
  );
}

/** The reconciled roster for people. */
export async function rosterView(roster: ReconciledRoster, namePerson: NamePerson) {
  const named = (ids: readonly string[]) => Promise.all(ids.slice(0, NAMED_AT_MOST).map(namePerson));
  const { active, leavers, movers, unmatched } = roster;
  return {
    counts: {
      active: active.length,
      left: leavers.length,
      moved: movers.length,
      portalOnly: unmatched.portalOnly.length,
      directoryOnly: unmatched.directoryOnly.length,
    },
    leavers: await leaverViews(leavers, namePerson),
    movers: await Promise.all(
      movers
        .slice(0, NAMED_AT_MOST)
        .map(async ({ personId, changed }) => ({ person: await namePerson(personId), changed })),
    ),
    unmatched: {
      portalOnly: await named(unmatched.portalOnly),
      directoryOnly: await named(unmatched.directoryOnly),
    },
    notes: notesOf(roster),
  };
}

/** What somebody should know before they rest on it, in whole sentences. */
function notesOf({ directory, unmatched }: ReconciledRoster): string[] {
  if (directory === undefined) {
    return ['No directory was imported: only your own portal tells who has left.'];
  }
  const stale = `The directory was imported more than ${DIRECTORY_FRESH_DAYS} days ago: who has left since is not known from it.`;
  const alone = 'Users of your own portal are not in the directory: other addresses, or people whom nobody listed.';
  return [...(directory.stale ? [stale] : []), ...(unmatched.portalOnly.length > 0 ? [alone] : [])];
}
