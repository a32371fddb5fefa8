import { stringify } from 'csv-stringify/sync';
import { plainCell, safeCell } from '../../shared/domain/evidence/csv-cells.ts';
import { csvRows } from '../../shared/services/csv-rows.ts';
import type { AdoptionRowAnswer } from './adoption-answers.ts';
import { UsageError } from './errors.ts';

/** The columns, in their order in the file; read by their names, whatever the order is then. */
const COLUMNS = [
  'client',
  'client name',
  'portal',
  'user',
  'address',
  'name',
  'permission set',
  'teams',
  'super admin',
  'package',
  'ends on',
  'decision',
  'reason',
] as const;
type Column = (typeof COLUMNS)[number];

/** Between several names in one cell. */
const BETWEEN = '; ';

/** The list as a file for a spreadsheet; no cell is taken for a formula. */
export function adoptionCsv(rows: readonly AdoptionRowAnswer[]): string {
  const cells = rows.map((row) =>
    [
      row.clientId,
      row.clientName,
      String(row.portalId),
      row.userId,
      row.address,
      row.name,
      row.permissionSets.join(BETWEEN),
      row.teams.join(BETWEEN),
      row.superAdmin ? 'yes' : 'no',
      row.packageKey,
      row.endsOn,
      row.decision,
      row.reason,
    ].map(safeCell),
  );
  return stringify([[...COLUMNS], ...cells], { bom: true, record_delimiter: '\r\n' });
}

/** A row of the file that is to be taken over. */
export interface RowToTake {
  readonly row: number;
  readonly clientId: string;
  readonly userId: string;
  readonly address: string;
  readonly superAdmin: boolean;
  readonly permissionSets: string[];
  readonly teams: string[];
  readonly packageKey: string;
  readonly endsOn: string;
}

/** What a file says: what to take, how many rows stay as they are, and rows that say neither. */
export interface ReadAdoption {
  readonly take: readonly RowToTake[];
  readonly left: number;
  readonly unclear: readonly { readonly row: number; readonly field: Column; readonly expected: string }[];
}

/** Reads the file as it came back from whoever went through it. @throws UsageError where columns are missing; InvalidInputError for what is no CSV */
export function readAdoption(content: string): ReadAdoption {
  const [heading, ...lines] = csvRows(content);
  const names = (heading?.cells ?? []).map((cell) => plainCell(cell).trim().toLowerCase());
  const missing = COLUMNS.filter((column) => column !== 'reason' && !names.includes(column));
  if (missing.length > 0) throw new UsageError(`The file lacks the column ${missing.join(', ')}.`);
  const take: RowToTake[] = [];
  const unclear: ReadAdoption['unclear'][number][] = [];
  let left = 0;
  for (const { line: row, cells } of lines) {
    const cell = (column: Column) => plainCell(cells[names.indexOf(column)] ?? '').trim();
    const decision = cell('decision').toLowerCase();
    if (decision === 'leave' || decision === '') left += 1;
    else if (decision !== 'take') unclear.push({ row, field: 'decision', expected: 'take or leave' });
    else if (cell('client') === '')
      unclear.push({ row, field: 'client', expected: 'the client’s id, as it was listed' });
    else {
      const list = (column: Column) =>
        cell(column)
          .split(';')
          .map((name) => name.trim())
          .filter((name) => name !== '');
      take.push({
        row,
        clientId: cell('client'),
        userId: cell('user'),
        address: cell('address'),
        superAdmin: cell('super admin').toLowerCase() === 'yes',
        permissionSets: list('permission set'),
        teams: list('teams'),
        packageKey: cell('package'),
        endsOn: cell('ends on'),
      });
    }
  }
  return { take, left, unclear };
}
