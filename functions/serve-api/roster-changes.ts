import { type Directory, leftSince } from '../../shared/domain/roster/directory.ts';
import type { ReconciledRoster } from '../../shared/domain/roster/reconcile-roster.ts';

/** What an import changes about people. */
export interface ImportChanges {
  /** People whom the directory did not have. */
  readonly added: number;
  /** People who had left the directory, and are back. */
  readonly returned: number;
  /** Who was here, and has left with this import. */
  readonly left: readonly string[];
  /** Of the directory before: who was here. */
  readonly hereBefore: readonly string[];
}

/** Compares a directory and the roster with those before. */
export function importChanges(
  was: Directory | undefined,
  is: Directory,
  before: ReconciledRoster,
  after: ReconciledRoster,
  now: Date,
): ImportChanges {
  const old = new Map((was?.entries ?? []).map((entry) => [entry.personId, leftSince(entry, now)]));
  const here = new Set(before.active);
  return {
    added: is.entries.filter(({ personId }) => !old.has(personId)).length,
    returned: is.entries.filter((entry) => old.get(entry.personId) !== undefined && leftSince(entry, now) === undefined)
      .length,
    left: after.leavers.map((leaver) => leaver.personId).filter((personId) => here.has(personId)),
    hereBefore: [...old.keys()].filter((personId) => here.has(personId)),
  };
}
