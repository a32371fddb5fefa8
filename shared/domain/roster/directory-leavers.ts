import { type Directory, leftSince } from './directory.ts';
import type { PortalMember } from './reconcile-roster.ts';

/** Somebody who has left by the directory, and since when. */
export interface DirectoryLeaver {
  readonly personId: string;
  readonly since: string;
}

/**
 * Who has left by the import that is in force: whose last day is over since it was made, and whom it found gone who was here before it, the first import apart. Who had
 * left long before is not named: nothing follows from that today.
 */
export function directoryLeavers(
  { import: { at }, entries, previous }: Directory,
  portalMembers: readonly PortalMember[],
  now: Date,
): DirectoryLeaver[] {
  const then = new Date(at);
  const before = new Map((previous ?? []).map((entry) => [entry.personId, entry]));
  const inPortal = new Set(
    portalMembers.flatMap(({ personId, leftAt }) => (leftAt === undefined || leftAt > at ? [personId] : [])),
  );
  return entries.flatMap((entry) => {
    const { personId } = entry;
    const since = leftSince(entry, now);
    if (since === undefined) return [];
    const was = before.get(personId);
    const wasKnown = was === undefined ? inPortal.has(personId) : leftSince(was, then) === undefined;
    // Day one is quiet: the first import only says who is there.
    const wasHere = previous !== undefined && wasKnown;
    return wasHere || leftSince(entry, then) === undefined ? [{ personId, since }] : [];
  });
}
