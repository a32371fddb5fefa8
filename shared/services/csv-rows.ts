import { CsvError, type InfoRecord, parse } from 'csv-parse/sync';
import { DIRECTORY_MAX_BYTES } from '../domain/roster/directory.ts';
import type { CsvRow } from '../domain/roster/read-directory.ts';
import { InvalidInputError } from '../errors.ts';

const DELIMITERS = [',', ';', '\t'] as const;
/** What a decoder writes for bytes that are no UTF-8, and what UTF-16 read as UTF-8 is full of. */
const NO_UTF8 = /[\uFFFD\0]/;

/**
 * Cuts a CSV file into its cells: separated by commas, semicolons or tabs, lines ended in any way, with or without a byte order mark. Lines
 * without any text are passed over.
 * @throws InvalidInputError where it is too large, no text in UTF-8, or its quotes do not fit
 */
export function csvRows(content: string): CsvRow[] {
  if (Buffer.byteLength(content) > DIRECTORY_MAX_BYTES) {
    throw refused('content', `a file of at most ${DIRECTORY_MAX_BYTES / 1_000_000} MB`);
  }
  if (NO_UTF8.test(content)) throw refused('content', 'text in UTF-8');
  try {
    const records = parse(content, {
      bom: true,
      delimiter: delimiterOf(content),
      record_delimiter: ['\r\n', '\n', '\r'],
      trim: true,
      // The number of columns is checked with the rest, so that all that is wrong is told at once.
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      info: true,
    }) as unknown as { info: InfoRecord; record: string[] }[];
    return records.map(({ info, record }) => ({ line: info.lines, cells: record }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // The parser's own message repeats what it read.
    throw refused(`line ${error['lines']}`, 'quotes around whole cells only, closed, and doubled inside');
  }
}

/** The separator that the heading has most of, outside of quotes. */
function delimiterOf(content: string): string {
  const heading = /^[^\r\n]*/.exec(content)?.[0].replaceAll(/"[^"]*"/g, '') ?? '';
  const count = (delimiter: string) => heading.split(delimiter).length;
  return DELIMITERS.reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best));
}

function refused(path: string, expected: string): InvalidInputError {
  return new InvalidInputError('The file does not fit. Nothing of it was imported.', [{ path, expected }]);
}
