/** What makes a spreadsheet take a cell for a formula, also in its full-width forms; and the apostrophe itself, so that it can be undone. */
const DANGEROUS = /^[=+\-@\t\r\n'\uFF1D\uFF0B\uFF0D\uFF20]/;

/** A cell that no spreadsheet takes for a formula: where it would, an apostrophe stands before it. */
export function safeCell(text: string): string {
  return DANGEROUS.test(text) ? `'${text}` : text;
}

/** What a cell held before `safeCell`. */
export function plainCell(cell: string): string {
  return cell.startsWith("'") ? cell.slice(1) : cell;
}
