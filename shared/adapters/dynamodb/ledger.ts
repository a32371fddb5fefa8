import * as z from 'zod';
import type { LedgerEntry, LedgerType } from '../../domain/ledger.ts';
import type { Ledger } from '../../ports/ledger.ts';
import type { Table } from './table.ts';

const entrySchema = z.object({
  stream: z.string(),
  type: z.string().transform((type) => type as LedgerType),
  at: z.string(),
  actor: z.string().optional(),
  runId: z.string().optional(),
  correlationId: z.string().optional(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])),
  seq: z.int(),
  previous: z.string(),
  hash: z.string(),
});

/** The ledger in the table: a partition per stream, with its head. Functions have no right to change or delete an entry. */
export function createLedger(table: Table): Ledger {
  return {
    append: (facts) => table.commit([], facts),
    async read(stream) {
      const items = await table.query(`LEDGER#${stream}`, { prefix: 'ENTRY#' });
      return items.map((item): LedgerEntry => entrySchema.parse(item));
    },
  };
}
