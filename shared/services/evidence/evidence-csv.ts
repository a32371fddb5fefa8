import { stringify } from 'csv-stringify/sync';
import { safeCell } from '../../domain/evidence/csv-cells.ts';
import type { EvidenceTable } from '../../domain/evidence/tables.ts';

/** A table as CSV for people and spreadsheets: UTF-8 with a byte order mark, commas, lines ended by CR LF, no cell a formula. */
export function evidenceCsv({ heads, rows }: EvidenceTable): string {
  return stringify(
    [heads, ...rows].map((row) => row.map(safeCell)),
    { bom: true, record_delimiter: '\r\n' },
  );
}
