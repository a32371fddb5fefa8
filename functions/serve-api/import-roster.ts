import { createHash } from 'node:crypto';
import { PARTNER_STREAM } from '../../shared/domain/ledger.ts';
import type { Directory, DirectoryFormat, DirectoryImport } from '../../shared/domain/roster/directory.ts';
import { toldIssues } from '../../shared/domain/roster/directory-issue.ts';
import { type MassLeave, massLeaveOf } from '../../shared/domain/roster/mass-leave.ts';
import { nextEntries } from '../../shared/domain/roster/next-directory.ts';
import { readDirectory } from '../../shared/domain/roster/read-directory.ts';
import { type ReconciledRoster, reconcileRoster } from '../../shared/domain/roster/reconcile-roster.ts';
import { InvalidInputError, RuleError } from '../../shared/errors.ts';
import type { Clock, Randomness } from '../../shared/ports/clock.ts';
import type { DirectoryBook } from '../../shared/ports/directory.ts';
import type { People, RosterBook } from '../../shared/ports/people.ts';
import { csvRows } from '../../shared/services/csv-rows.ts';
import { type ImportChanges, importChanges } from './roster-changes.ts';
import { type RosterPeople, rosterPeopleOf } from './roster-people.ts';
import type { Caller } from './route.ts';

/** What importing a directory needs. */
export interface ImportRosterDependencies {
  readonly people: Pick<People, 'findByEmail' | 'ensure'>;
  readonly rosterBook: Pick<RosterBook, 'members'>;
  readonly directoryBook: DirectoryBook;
  readonly clock: Clock;
  readonly randomness: Pick<Randomness, 'id'>;
}

/** A file, and how it is to be taken. */
export interface RosterFile {
  readonly content: string;
  readonly format?: DirectoryFormat | undefined;
  readonly allowMassLeave: boolean;
  /** Says what would change, and writes nothing. */
  readonly dryRun: boolean;
}

/** What an import did, or would do. */
export interface ImportedRoster extends Omit<RosterPeople, 'lines'> {
  readonly made: DirectoryImport;
  /** False for a file that is the one imported before. */
  readonly changed: boolean;
  readonly changes: ImportChanges;
  /** More leave at once than without `allowMassLeave`. */
  readonly massLeave: MassLeave | undefined;
  readonly after: ReconciledRoster;
}

/**
 * Imports a directory's file, whole or not at all.
 * 1. Read: a line that does not fit refuses the file.
 * 2. Each line's person and manager. The file of the import before needs none: it is only fresh again, and movers stay told.
 * 3. Who leaves with it? More than a quarter at once is refused unless it is allowed.
 * 4. The entries are kept, then the import that makes them count, with its fact. A try that dies before leaves the import before in force.
 */
export function createImportRoster(dependencies: ImportRosterDependencies) {
  const { people, rosterBook, directoryBook, clock, randomness } = dependencies;

  return async ({ content, format, allowMassLeave, dryRun }: RosterFile, caller: Caller): Promise<ImportedRoster> => {
    // 1. Read.
    const read = readDirectory(csvRows(content), format);
    if (!read.ok) {
      throw new InvalidInputError('The file does not fit. Nothing of it was imported.', toldIssues(read.issues));
    }
    const sha256 = createHash('sha256').update(content).digest('hex');
    const [portalMembers, current] = await Promise.all([rosterBook.members(), directoryBook.current()]);
    const changed = current?.import.sha256 !== sha256;
    const now = clock.now();
    const before = reconcileRoster({ portalMembers, directory: current, now });
    // 2. Who?
    const whom = changed
      ? await rosterPeopleOf(read.lines, people, !dryRun)
      : { lines: [], clientGuests: 0, unknownManagers: 0 };
    const made: DirectoryImport = {
      number: (current?.import.number ?? 0) + 1,
      at: now.toISOString(),
      by: caller.personId,
      source: read.format,
      count: read.lines.length,
      sha256,
      entriesId: changed ? randomness.id() : (current?.import.entriesId ?? ''),
      previousEntriesId: changed ? current?.import.entriesId : current?.import.previousEntriesId,
    };
    const directory: Directory =
      changed || current === undefined
        ? { import: made, entries: nextEntries(current?.entries ?? [], whom.lines, now), previous: current?.entries }
        : { ...current, import: made };
    const after = reconcileRoster({ portalMembers, directory, now });
    const changes = importChanges(current, directory, before, after, now);
    // 3. How many leave?
    const massLeave = massLeaveOf([before.active, changes.hereBefore], new Set(changes.left));
    if (massLeave !== undefined && !allowMassLeave && !dryRun) throw tooManyLeave(massLeave);
    // 4. Keep.
    if (!dryRun) {
      if (changed) await directoryBook.keep(made.entriesId, directory.entries);
      await directoryBook.publish(made, {
        stream: PARTNER_STREAM,
        type: 'roster-imported',
        at: made.at,
        actor: caller.personId,
        correlationId: caller.correlationId,
        facts: {
          number: made.number,
          source: made.source,
          count: made.count,
          sha256,
          added: changes.added,
          left: changes.left.length,
          returned: changes.returned,
          moved: after.movers.length,
          allowedMassLeave: massLeave !== undefined,
        },
      });
    }
    const { clientGuests, unknownManagers } = whom;
    return { made, changed, changes, massLeave, after, clientGuests, unknownManagers };
  };
}

function tooManyLeave({ leaving, of }: MassLeave): RuleError {
  return new RuleError(
    'mass-leave',
    `By this file, ${leaving} of ${of} people would have left at once: more than a quarter. Was it filtered or cut off? If it is whole, say so with allowMassLeave: true (steward roster import --allow-mass-leave).`,
  );
}
