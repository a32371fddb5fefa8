import type { LedgerFact } from '../domain/ledger.ts';
import type { Directory, DirectoryEntry, DirectoryImport } from '../domain/roster/directory.ts';

/** The second source of the roster: the last import of a directory. */
export interface DirectoryBook {
  /** The last import with its entries and those before; undefined before the first. */
  current(): Promise<Directory | undefined>;
  /** Keeps entries under an id of their own. They count for nothing until an import names them. @throws ConflictError when the id is taken */
  keep(entriesId: string, entries: readonly DirectoryEntry[]): Promise<void>;
  /** Makes an import the current one. @throws ConflictError when its number is taken: somebody else imported meanwhile */
  publish(made: DirectoryImport, fact: LedgerFact): Promise<void>;
}
