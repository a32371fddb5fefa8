import { DIRECTORY_MAX_LINES, type DirectoryFormat, type DirectoryLine } from './directory.ts';
import { type ColumnKey, columnKey, DIRECTORY_COLUMNS, formatOf } from './directory-columns.ts';
import type { DirectoryIssue } from './directory-issue.ts';
import { type LineCells, lineReaders } from './directory-lines.ts';

/** A line of a CSV file, cut into its cells. */
export interface CsvRow {
  /** In the file, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** What a file holds, or all that is wrong with it. */
export type ReadDirectory =
  | { readonly ok: true; readonly format: DirectoryFormat; readonly lines: readonly DirectoryLine[] }
  | { readonly ok: false; readonly issues: readonly DirectoryIssue[] };

const FORMAT_EXPECTED =
  'the columns email, name, state; or those of Google Workspace’s or Microsoft Entra ID’s "Download users", with all columns';

/**
 * Reads a directory's file whole: either every line is right, or nothing is taken. The format is told by the heading where it is not named.
 * Nothing of the file is kept beyond the lines that it gives.
 */
export function readDirectory(rows: readonly CsvRow[], named?: DirectoryFormat): ReadDirectory {
  // Entra's own templates begin with a line that holds their version.
  const [heading, ...people] = /^version:/i.test(rows[0]?.cells[0] ?? '') ? rows.slice(1) : rows;
  const refused = (issue: DirectoryIssue): ReadDirectory => ({ ok: false, issues: [issue] });
  const format = named ?? formatOf(heading?.cells ?? []);
  if (heading === undefined || format === undefined) {
    return refused({ line: heading?.line ?? 1, expected: FORMAT_EXPECTED });
  }
  if (people.length === 0) return refused({ line: heading.line + 1, expected: 'at least one person' });
  if (people.length > DIRECTORY_MAX_LINES) {
    const line = people[DIRECTORY_MAX_LINES]?.line ?? 1;
    return refused({ line, expected: `an end: at most ${DIRECTORY_MAX_LINES} people` });
  }
  const { places, issues } = placesOf(heading, format);
  if (issues.length > 0) return { ok: false, issues };
  return readLines(people, format, places, heading.cells.length);
}

function placesOf({ line, cells }: CsvRow, format: DirectoryFormat) {
  const keys = cells.map(columnKey);
  const places = new Map<ColumnKey, number>();
  const issues: DirectoryIssue[] = [];
  for (const [key, { title, names, required }] of Object.entries(DIRECTORY_COLUMNS[format])) {
    const name = names.find((one) => keys.includes(one));
    if (name !== undefined) places.set(key as ColumnKey, keys.indexOf(name));
    if (name === undefined && required) issues.push({ line, column: title, expected: 'this column' });
    if (name !== undefined && keys.indexOf(name) !== keys.lastIndexOf(name)) {
      issues.push({ line, column: title, expected: 'this column once' });
    }
  }
  return { places, issues };
}

function readLines(
  people: readonly CsvRow[],
  format: DirectoryFormat,
  places: ReadonlyMap<ColumnKey, number>,
  width: number,
): ReadDirectory {
  const issues: DirectoryIssue[] = [];
  const lines: DirectoryLine[] = [];
  const seen = new Map<string, number>();
  for (const { line, cells } of people) {
    if (cells.length !== width) {
      // Also the last line of a file that was cut off.
      issues.push({ line, expected: `${width} columns, as in the heading, not ${cells.length}` });
      continue;
    }
    const wrong = (key: ColumnKey, expected: string) =>
      void issues.push({ line, column: DIRECTORY_COLUMNS[format][key]?.title ?? key, expected });
    const told: LineCells = {
      line,
      // Space at the ends and line breaks inside carry nothing.
      cell: (key) => (cells[places.get(key) ?? -1] ?? '').replaceAll(/\s+/g, ' ').trim(),
      wrong,
    };
    const read = lineReaders[format](told);
    if (read === undefined) continue;
    const before = seen.get(read.email);
    if (before !== undefined) wrong('email', `an address that stands once; it is on line ${before} too`);
    seen.set(read.email, before ?? line);
    lines.push(read);
  }
  return issues.length === 0 ? { ok: true, format, lines } : { ok: false, issues };
}
