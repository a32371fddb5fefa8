/** What makes a spreadsheet take a cell for a formula, also in its full-width forms; and the apostrophe itself, so that it can be undone. */
const DANGEROUS = /^[=+\-@\t\r\n'\uFF1D\uFF0B\uFF0D\uFF20]/;
/** Where the list separator is a semicolon, spreadsheets begin a cell after each one, whatever stands in the file as a separator. */
const BEGINS = /([;\t])(?=[=+\-@'\uFF1D\uFF0B\uFF0D\uFF20])/g;
const BEGAN = /([;\t])'(?=[=+\-@'\uFF1D\uFF0B\uFF0D\uFF20])/g;

/** A cell that no spreadsheet takes for a formula: where it would, also after a semicolon or a tab, an apostrophe stands before it. */
export function safeCell(text: string): string {
  const inside = text.replace(BEGINS, "$1'");
  return DANGEROUS.test(text) ? `'${inside}` : inside;
}

/** What a cell held before `safeCell`. */
export function plainCell(cell: string): string {
  return (cell.startsWith("'") ? cell.slice(1) : cell).replace(BEGAN, '$1');
}
