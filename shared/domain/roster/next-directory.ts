import { type DirectoryEntry, type DirectoryLine, leftSince } from './directory.ts';

/** A line with the people it is about: itself, and its manager where they are known. */
export interface ResolvedLine {
  readonly line: DirectoryLine;
  readonly personId: string;
  readonly managerId?: string | undefined;
}

/**
 * The entries after an import: it replaces the source as a whole. Whoever was there and is missing has left, as of now; whoever had left
 * already keeps the day; whoever is back is active again. Sorted by person.
 */
export function nextEntries(
  before: readonly DirectoryEntry[],
  lines: readonly ResolvedLine[],
  now: Date,
): DirectoryEntry[] {
  const known = new Map(before.map((entry) => [entry.personId, entry]));
  const present = lines.map(({ line, personId, managerId }): DirectoryEntry => {
    const was = known.get(personId);
    known.delete(personId);
    const { state, department, contractor, startsOn, endsOn } = line;
    return {
      personId,
      state,
      leftAt: state === 'left' ? leftDay(was, now) : undefined,
      department,
      managerId,
      contractor: contractor ? true : undefined,
      startsOn,
      endsOn,
    };
  });
  const missing = [...known.values()].map(
    (was): DirectoryEntry => ({ ...was, state: 'left', leftAt: leftDay(was, now) }),
  );
  return [...present, ...missing].sort((a, b) => (a.personId < b.personId ? -1 : 1));
}

function leftDay(was: DirectoryEntry | undefined, now: Date): string {
  return (was === undefined ? undefined : leftSince(was, now)) ?? now.toISOString();
}
