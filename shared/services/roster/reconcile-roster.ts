import type { DirectoryImport } from '../../domain/roster/directory.ts';
import type { FrozenRoster } from '../../domain/roster/frozen-roster.ts';
import { freezeRoster, type ReconciledRoster, reconcileRoster } from '../../domain/roster/reconcile-roster.ts';
import type { Clock } from '../../ports/clock.ts';
import type { DirectoryBook } from '../../ports/directory.ts';
import type { RosterBook } from '../../ports/people.ts';

/** What reading the rosters needs. */
export interface ReadRostersDependencies {
  readonly rosterBook: Pick<RosterBook, 'members'>;
  readonly directory: Pick<DirectoryBook, 'current'>;
  readonly clock: Clock;
}

/** The roster as it is now, in both forms. */
export interface Rosters {
  readonly reconciled: ReconciledRoster;
  /** For an audit: ids and codes only. */
  readonly frozen: FrozenRoster;
  /** The import that they rest on; absent where only the partner portal is known. */
  readonly imported: DirectoryImport | undefined;
}

/** Reads both sources of the roster and reconciles them; without an import of a directory, the partner portal alone counts. */
export type ReadRosters = () => Promise<Rosters>;

/** @see ReadRosters */
export function createReadRosters({ rosterBook, directory, clock }: ReadRostersDependencies): ReadRosters {
  return async () => {
    const [portalMembers, current] = await Promise.all([rosterBook.members(), directory.current()]);
    const reconciled = reconcileRoster({ portalMembers, directory: current, now: clock.now() });
    return { reconciled, frozen: freezeRoster(reconciled), imported: current?.import };
  };
}
