import type { LedgerEntry } from '../../domain/ledger.ts';
import { ledgerEntrySchema } from '../../domain/ledger-entry.ts';
import type { Ledger } from '../../ports/ledger.ts';
import { type Table, won } from './table.ts';

/** The ledger in the table: a partition per stream, with its head. Functions have no right to change or delete an entry. */
export function createLedger(table: Table): Ledger {
  return {
    async append(facts, once) {
      const [first] = facts;
      if (first === undefined || once === undefined) return table.commit([], facts);
      // Of two who append it at the same moment, the second finds its name taken.
      const name = { pk: `LEDGER-ONCE#${first.stream}`, sk: once, entity: 'ledger-once' };
      await won(table.commit([table.create(name)], facts));
    },
    async read(stream) {
      const items = await table.query(`LEDGER#${stream}`, { prefix: 'ENTRY#' });
      return items.map((item): LedgerEntry => ledgerEntrySchema.parse(item));
    },
  };
}
