import * as z from 'zod';
import { DIRECTORY_FORMATS, type DirectoryEntry, type DirectoryImport } from '../../domain/roster/directory.ts';
import type { DirectoryBook } from '../../ports/directory.ts';
import type { Table } from './table.ts';

/** Entries in one item: of at most some 400 bytes each, far below the 400 KB that an item may have. */
const ENTRIES_PER_ITEM = 500;

const importSchema = z.object({
  number: z.int(),
  at: z.string(),
  by: z.string(),
  source: z.enum(DIRECTORY_FORMATS),
  count: z.int(),
  sha256: z.string(),
  entriesId: z.string(),
  previousEntriesId: z.string().optional(),
});

const entrySchema = z.object({
  personId: z.string(),
  state: z.enum(['active', 'left']),
  leftAt: z.string().optional(),
  department: z.string().optional(),
  managerId: z.string().optional(),
  contractor: z.literal(true).optional(),
  startsOn: z.string().optional(),
  endsOn: z.string().optional(),
});
const partSchema = z.object({ entries: z.array(entrySchema) });

/**
 * The directory in the table: imports by number, written once, and their entries in parts beside them. The entries stand before the import
 * that names them, so that an import is there as a whole or not at all. What an import that failed left behind is read by nobody.
 */
export function createDirectoryBook(table: Table): DirectoryBook {
  const importKey = (number: number) => ({ pk: 'DIRECTORY', sk: `IMPORT#${String(number).padStart(6, '0')}` });
  const partKey = (entriesId: string, part: number) => ({
    pk: `DIRECTORY#${entriesId}`,
    sk: `PART#${String(part).padStart(3, '0')}`,
  });
  const entriesOf = async (entriesId: string): Promise<DirectoryEntry[]> =>
    (await table.query(`DIRECTORY#${entriesId}`, { prefix: 'PART#' })).flatMap(
      (item) => partSchema.parse(item).entries,
    );
  return {
    async current() {
      const [item] = await table.query('DIRECTORY', { prefix: 'IMPORT#', newestFirst: true, limit: 1 });
      if (item === undefined) return undefined;
      const made: DirectoryImport = importSchema.parse(item);
      const [entries, previous] = await Promise.all([
        entriesOf(made.entriesId),
        made.previousEntriesId === undefined ? undefined : entriesOf(made.previousEntriesId),
      ]);
      return { import: made, entries, previous };
    },
    async keep(entriesId, entries) {
      for (let part = 0; part * ENTRIES_PER_ITEM < entries.length; part++) {
        const some = entries.slice(part * ENTRIES_PER_ITEM, (part + 1) * ENTRIES_PER_ITEM);
        // One at a time: a transaction takes 4 MB.
        await table.commit([table.create({ ...partKey(entriesId, part), entity: 'directory-part', entries: some })]);
      }
    },
    publish: (made, fact) =>
      table.commit([table.create({ ...made, ...importKey(made.number), entity: 'directory-import' })], [fact]),
  };
}
