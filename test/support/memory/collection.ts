import type { LedgerFact } from '../../../shared/domain/ledger.ts';
import { ConflictError } from '../../../shared/errors.ts';
import type { Effects } from './effects.ts';
import type { MemoryLedger } from './ledger.ts';

/** Records under their id, with versions as in the table: a write of an old version conflicts. */
export interface Collection<T> {
  create(record: T, ...facts: LedgerFact[]): Promise<boolean>;
  read(id: string): Promise<T | undefined>;
  replace(record: T, facts: readonly LedgerFact[]): Promise<void>;
  all(): T[];
  /** Puts a record in place for a test: no effect, no version. */
  seed(record: T): void;
}

/** @see Collection */
export function createCollection<T extends { readonly version: number }>(
  name: string,
  { effects, ledger }: { effects: Effects; ledger: MemoryLedger },
  idOf: (record: T) => string,
): Collection<T> {
  const records = new Map<string, T>();
  const keep = (record: T) => records.set(idOf(record), structuredClone(record));
  return {
    create: (record, ...facts) =>
      effects.run(`${name}.create`, () => {
        if (records.has(idOf(record))) return false;
        keep(record);
        ledger.write(facts);
        return true;
      }),
    read: async (id) => structuredClone(records.get(id)),
    replace: (record, facts) =>
      effects.run(`${name}.replace`, () => {
        if (records.get(idOf(record))?.version !== record.version) throw new ConflictError(`${name} was changed.`);
        keep({ ...record, version: record.version + 1 });
        ledger.write(facts);
      }),
    all: () => [...records.values()].map((record) => structuredClone(record)),
    seed: (record) => {
      keep(record);
    },
  };
}
