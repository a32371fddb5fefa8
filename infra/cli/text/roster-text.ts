import type { Look } from '../command.ts';
import type { LeaverAnswer, RosterAnswer, RosterImportAnswer } from '../roster-answers.ts';
import { personWords } from './rows.ts';
import { type Cell, facts, section, spaced, table, wrapped } from './table.ts';

const SOURCES: Readonly<Record<string, string>> = {
  csv: 'a CSV file',
  google: 'Google Workspace',
  entra: 'Microsoft Entra ID',
};
/** Columns that a sentence may take. */
const WIDTH = 78;

/** Where a directory came from. */
function sourceWords(source: string): string {
  return SOURCES[source] ?? source;
}

/** What an import did, or would do. */
export function importText(data: RosterImportAnswer, look: Look): string {
  const { style } = look;
  const { massLeave, unmatched } = data;
  const only = (count: number, words: string): (readonly [string, Cell])[] =>
    count === 0 ? [] : [[words, { text: String(count), tone: 'attention' }]];
  return spaced(
    `${style(headOf(data), 'strong')}\n${style(`SHA-256 ${data.sha256}`, 'dim')}`,
    massLeave === null || !data.dryRun
      ? ''
      : style(
          wrapped(
            `${massLeave.leaving} of ${massLeave.of} people would leave at once: refused without --allow-mass-leave.`,
            WIDTH,
          ),
          'attention',
        ),
    facts(style, [
      ['Added', String(data.added)],
      ['Left', data.left === 0 ? '0' : { text: String(data.left), tone: 'attention' }],
      ['Came back', String(data.returned)],
      ['Moved', String(data.moved)],
      ['Here', String(data.active)],
      ['Only in your own portal', String(unmatched.portalOnly)],
      ['Only in the directory', String(unmatched.directoryOnly)],
      ...only(data.clientGuests, 'Guests who are a client’s people, left out'),
      ...only(data.unknownManagers, 'People whose manager nobody knows'),
    ]),
    leaversText('Left with it', data.leavers, data.left, look),
  );
}

function headOf({ dryRun, changed, number, count, source }: RosterImportAnswer): string {
  const people = `${count} ${count === 1 ? 'person' : 'people'} from ${sourceWords(source)}`;
  if (!changed) {
    return dryRun
      ? `The file of the last import: ${people}.`
      : `Import ${number}: unchanged, ${people}, and fresh again.`;
  }
  return dryRun ? `Would be imported: ${people}. Nothing was written.` : `Import ${number}: ${people}.`;
}

/** The reconciled roster. */
export function rosterText(data: RosterAnswer, look: Look): string {
  const { style, when } = look;
  const { directory, counts, movers, unmatched } = data;
  const from =
    directory === null
      ? 'none imported'
      : `import ${directory.number} of ${when.day(directory.at)}, ${directory.count} people from ${sourceWords(directory.source)}`;
  return spaced(
    facts(style, [
      ['Directory', directory?.stale === false ? from : { text: from, tone: 'attention' }],
      ['Here', String(counts.active)],
      ['Left', String(counts.left)],
      ...(directory === null
        ? []
        : [
            ['Moved', String(counts.moved)] as const,
            ['Only in your own portal', String(counts.portalOnly)] as const,
            ['Only in the directory', String(counts.directoryOnly)] as const,
          ]),
    ]),
    ...data.notes.map((note) => style(wrapped(note, WIDTH), 'attention')),
    directory === null ? style('steward roster import <file>', 'dim') : '',
    leaversText('Left', data.leavers, counts.left, look),
    listText(
      'Moved',
      ['Who', 'What changed'],
      movers.map(({ person, changed }) => [personWords(person), changed.join(' and ')]),
      counts.moved,
      look,
    ),
    listText(
      'Only in your own portal',
      ['Who'],
      unmatched.portalOnly.map((one) => [personWords(one)]),
      counts.portalOnly,
      look,
    ),
    listText(
      'Only in the directory',
      ['Who'],
      unmatched.directoryOnly.map((one) => [personWords(one)]),
      counts.directoryOnly,
      look,
    ),
  );
}

function leaversText(heading: string, leavers: readonly LeaverAnswer[], all: number, look: Look): string {
  const rows = leavers.map(({ person, since, words }) => [personWords(person), look.when.day(since), words]);
  return listText(heading, ['Who', 'Since', 'Why'], rows, all, look);
}

/** A list under its heading, and how many of it are not shown; nothing where it is empty. */
function listText(
  heading: string,
  heads: readonly string[],
  rows: readonly (readonly Cell[])[],
  all: number,
  { style }: Look,
): string {
  if (rows.length === 0) return '';
  const more = rows.length === all ? '' : `\n${style(`and ${all - rows.length} more`, 'dim')}`;
  return section(style, heading, table(style, heads, rows, '') + more);
}
