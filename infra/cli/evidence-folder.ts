import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CsvError, parse } from 'csv-parse/sync';
import { plainCell } from '../../shared/domain/evidence/csv-cells.ts';
import type { TableRow } from '../../shared/domain/evidence/recompute-certificate.ts';
import { UsageError } from './errors.ts';

/** Names of files of packs; what an API says may not lead out of the folder. */
const FILE_NAME = /^[a-z][a-z0-9-]*\.[a-z]+$/;

/** The files of a pack that lies in a folder, by name; what stands in a folder below it is named with it. @throws UsageError */
export function readPackFolder(folder: string): Map<string, Uint8Array> {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) throw new UsageError(`${folder} is no folder.`);
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(folder, name)).isFile(),
  );
  return new Map(names.sort().map((name) => [name, new Uint8Array(readFileSync(join(folder, name)))]));
}

/** Writes files into a folder, which is made; a file that is there is not written over, and none lies elsewhere. @throws UsageError */
export function writePackFolder(folder: string, files: ReadonlyMap<string, Uint8Array>): void {
  const stranger = [...files.keys()].find((name) => !FILE_NAME.test(name));
  if (stranger !== undefined) throw new UsageError(`${JSON.stringify(stranger)} is no name of a file of a pack.`);
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of files) {
    const file = join(folder, name);
    if (existsSync(file)) throw new UsageError(`${file} is there already; name an empty folder.`);
    writeFileSync(file, content);
  }
}

/** Rows of a CSV file of a pack by head, without the apostrophes that keep cells from being formulas; none where it cannot be read. */
export function readEvidenceTable(csv: string): TableRow[] {
  try {
    const records: Record<string, string>[] = parse(csv, { bom: true, columns: true, record_delimiter: '\r\n' });
    return records.map((record) =>
      Object.fromEntries(Object.entries(record).map(([head, cell]) => [head, plainCell(cell)])),
    );
  } catch (error) {
    if (error instanceof CsvError) return [];
    throw error;
  }
}
