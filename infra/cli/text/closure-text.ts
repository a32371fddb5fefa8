import type { ClosureAnswer } from '../closure-answers.ts';
import type { Look } from '../command.ts';
import { personWords, stateCell } from './rows.ts';
import { type Cell, facts, section, spaced, table } from './table.ts';

/** The end of all access of a client: how far it is, and what became of each of our people. */
export function closureText(closure: ClosureAnswer, { style, when }: Look): string {
  const { remedies } = closure;
  const rows = remedies.map((one): Cell[] => [
    one.person.name,
    stateCell(one.state),
    one.readBackAt === null ? 'not yet' : when.time(one.readBackAt),
    one.reason ?? '',
  ]);
  return section(
    style,
    'End of all access',
    spaced(
      facts(style, [
        ['State', stateCell(closure.state)],
        ['Asked for by', `${personWords(closure.requestedBy)}, ${when.time(closure.requestedAt)}`],
        ['App', closure.uninstalledAt === null ? 'still installed' : `uninstalled ${when.time(closure.uninstalledAt)}`],
        ['Record', closure.closureId],
      ]),
      rows.length === 0 ? '' : table(style, ['Who', 'State', 'Read back', 'Reason'], rows, ''),
    ),
  );
}
