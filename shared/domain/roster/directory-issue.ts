import type { InputIssue } from '../input-issues.ts';

/** Something in a file that does not fit. No value of the file is repeated: it may be an address. */
export interface DirectoryIssue {
  /** Line of the file, the heading being 1. */
  readonly line: number;
  /** As the source writes it; absent where it is about the whole line. */
  readonly column?: string | undefined;
  readonly expected: string;
}

/** The most that are told at once. */
export const MAX_ISSUES = 20;

/** Issues as the API tells them, in the order of the file; what is over `MAX_ISSUES` is a number. */
export function toldIssues(issues: readonly DirectoryIssue[]): InputIssue[] {
  const inOrder = issues.toSorted((a, b) => a.line - b.line);
  const told = inOrder.slice(0, MAX_ISSUES).map(({ line, column, expected }) => ({
    path: column === undefined ? `line ${line}` : `line ${line}, column "${column}"`,
    expected,
  }));
  const more = inOrder.length - told.length;
  return more === 0
    ? told
    : [...told, { path: `line ${inOrder[MAX_ISSUES]?.line} and after`, expected: `${more} more to be right` }];
}
