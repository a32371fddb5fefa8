/** More edits than this are another name, not a slip; for short names, at most a third of their length. */
const MOST_EDITS = 4;

/** Names that are close to what was meant, the closest first, at most three. Case, `_` and `-` do not count. */
export function nearestNames(meant: string, names: readonly string[]): string[] {
  const plain = (name: string) => name.toLowerCase().replaceAll(/[_\s-]/g, '');
  const wanted = plain(meant);
  const bound = Math.min(MOST_EDITS, Math.ceil(wanted.length / 3));
  return names
    .map((name) => {
      const candidate = plain(name);
      const contained =
        wanted.length > 3 && (candidate.includes(wanted) || (candidate.length > 3 && wanted.includes(candidate)));
      return { name, distance: contained ? 1 : editDistance(wanted, candidate) };
    })
    .filter(({ distance }) => distance <= bound)
    .toSorted((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
    .slice(0, 3)
    .map(({ name }) => name);
}

/** Levenshtein's distance: insertions, deletions and replacements of one character. */
export function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [index, character] of [...from].entries()) {
    const next = [index + 1];
    for (const [at, other] of [...to].entries()) {
      const replaced = (row[at] ?? 0) + (character === other ? 0 : 1);
      next.push(Math.min(replaced, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
