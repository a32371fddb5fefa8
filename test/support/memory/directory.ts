import type { DirectoryEntry, DirectoryImport } from '../../../shared/domain/roster/directory.ts';
import { ConflictError } from '../../../shared/errors.ts';
import type { DirectoryBook } from '../../../shared/ports/directory.ts';
import type { MemoryLedger } from './ledger.ts';

/** Imports of a directory by number, as in the table; `imports` and `entries` show what was written. */
export function createMemoryDirectory(ledger: MemoryLedger) {
  const imports: DirectoryImport[] = [];
  const entries = new Map<string, readonly DirectoryEntry[]>();
  const book: DirectoryBook = {
    async current() {
      const last = imports.at(-1);
      if (last === undefined) return undefined;
      return structuredClone({
        import: last,
        entries: entries.get(last.entriesId) ?? [],
        previous: last.previousEntriesId === undefined ? undefined : entries.get(last.previousEntriesId),
      });
    },
    async keep(entriesId, kept) {
      if (entries.has(entriesId)) throw new ConflictError('These entries are there.');
      entries.set(entriesId, structuredClone(kept));
    },
    async publish(made, fact) {
      if (imports.some(({ number }) => number === made.number)) throw new ConflictError('That number is taken.');
      imports.push(made);
      ledger.write([fact]);
    },
  };
  return { ...book, imports, entries };
}
