import * as z from 'zod';
import type { LedgerType } from './ledger.ts';

/** A ledger entry as it is read back, from the table or from a pack of evidence. A type of a newer release is taken as it is. */
export const ledgerEntrySchema = z.object({
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
