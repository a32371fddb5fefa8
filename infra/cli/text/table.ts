import type { Style, Tone } from './style.ts';

/** A cell: its text, and how it is set off. */
export type Cell = string | { readonly text: string; readonly tone: Tone };

const GAP = '   ';
const textOf = (cell: Cell) => (typeof cell === 'string' ? cell : cell.text);
const toneOf = (cell: Cell): Tone => (typeof cell === 'string' ? 'plain' : cell.tone);
const widthOf = (text: string) => [...text].length;

/** Columns under their heads, aligned, without borders; `whenEmpty` where there are no rows. */
export function table(
  style: Style,
  heads: readonly string[],
  rows: readonly (readonly Cell[])[],
  whenEmpty: string,
): string {
  if (rows.length === 0) return style(whenEmpty, 'dim');
  const headRow: readonly Cell[] = heads.map((head) => ({ text: head, tone: 'dim' }));
  return aligned(style, [headRow, ...rows]);
}

/** Labels and their values, one below the other; the lines of a value stand below each other too. */
export function facts(style: Style, rows: readonly (readonly [string, Cell])[]): string {
  const lines = rows.flatMap(([label, value]) =>
    textOf(value)
      .split('\n')
      .map((text, line): readonly Cell[] => [
        { text: line === 0 ? label : '', tone: 'dim' },
        { text, tone: toneOf(value) },
      ]),
  );
  return aligned(style, lines);
}

/** A heading with what stands below it. */
export function section(style: Style, heading: string, body: string): string {
  return `${style(heading, 'strong')}\n${indented(body)}`;
}

/** Breaks a text into lines of at most this many characters, between words. */
export function wrapped(text: string, width: number): string {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(last) + 1 + widthOf(word) <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.join('\n');
}

/** Each line moved in by two. */
export function indented(text: string): string {
  return text.replaceAll(/^(?=.)/gm, '  ');
}

/** Parts with an empty line between them; empty parts are left out. */
export function spaced(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}

function aligned(style: Style, rows: readonly (readonly Cell[])[]): string {
  const columns = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => widthOf(textOf(row[column] ?? '')))),
  );
  return rows
    .map((row) => {
      const last = row.length - 1;
      const cells = row.map((cell, column) => {
        const text = textOf(cell);
        const padding = column === last ? '' : ' '.repeat((widths[column] ?? 0) - widthOf(text));
        return style(text, toneOf(cell)) + padding;
      });
      return cells.join(GAP).trimEnd();
    })
    .join('\n');
}
