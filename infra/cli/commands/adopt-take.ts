import { readFileSync } from 'node:fs';
import { takenOverAnswer } from '../adoption-answers.ts';
import { type RowToTake, readAdoption } from '../adoption-file.ts';
import { argument, type CommandSpec } from '../command.ts';
import { UsageError } from '../errors.ts';
import { section, spaced, table } from '../text/table.ts';

/** Rows of one client in one call. */
const BATCH = 100;

/** @see CommandSpec */
export const adoptTake: CommandSpec = {
  name: 'take <file>',
  summary: 'Take over access from the list of steward adopt list.',
  about: `Takes over the rows whose decision is take: one engagement per client, package and end, and a grant for each person, verified as it is read in the
portal at that moment. Nothing is written to HubSpot, nobody is mailed, and nothing is given that is not there: from then on the access ends, is audited and
shown like access that you gave. Elevated access is not taken over: start an engagement of its package. No end is further off than the package's length. A row that no longer fits what the portal has is refused with what was expected; the others are taken. Taking the same
file twice changes nothing. Exit code 1 when a row was refused.`,
  options: [{ flags: '--dry-run', description: 'say what would be taken over, and write nothing' }],
  examples: ['steward adopt take adopt.csv --dry-run', 'steward adopt take adopt.csv'],
  async run({ args, options, api, look: { style } }) {
    const file = argument(args, 0);
    const dryRun = options['dryRun'] === true;
    const { take, left, unclear } = readAdoption(contentOf(file));
    const refused: { row: number; field: string; expected: string }[] = [...unclear];
    const totals = { taken: 0, already: 0 };
    const engagementIds = new Set<string>();
    for (const { clientId, rows } of batchesOf(take)) {
      const body = { clientId, dryRun, rows: rows.map(({ clientId: _same, ...row }) => row) };
      const { data } = await api.send('POST', '/adoption', body, takenOverAnswer);
      totals.taken += data.taken;
      totals.already += data.already;
      refused.push(...data.refused);
      for (const id of data.engagementIds) engagementIds.add(id);
    }
    refused.sort((a, b) => a.row - b.row);
    const words = dryRun ? 'would be taken over' : 'taken over';
    const text = spaced(
      `${totals.taken} ${words}, ${totals.already} were already, ${left} left as they are, ${refused.length} refused.`,
      refused.length === 0
        ? ''
        : section(
            style,
            'Refused',
            table(
              style,
              ['Line', 'Column', 'Expected'],
              refused.map((one) => [String(one.row), one.field, one.expected]),
              '',
            ),
          ),
      dryRun ? style('Nothing was written.', 'dim') : '',
    );
    const json = { dryRun, ...totals, left, refused, engagementIds: [...engagementIds] };
    return { json, text, ok: refused.length === 0 };
  },
};

function batchesOf(rows: readonly RowToTake[]): { clientId: string; rows: RowToTake[] }[] {
  return [...Map.groupBy(rows, ({ clientId }) => clientId)].flatMap(([clientId, all]) =>
    Array.from({ length: Math.ceil(all.length / BATCH) }, (_, at) => ({
      clientId,
      rows: all.slice(at * BATCH, (at + 1) * BATCH),
    })),
  );
}

function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new UsageError(`${file} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  }
}
