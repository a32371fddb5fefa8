import * as z from 'zod';
import type { LedgerType } from '../ledger.ts';
import { FIGURES } from './portal-figures.ts';

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

/** `ledger.json`, as it is read back. */
export const ledgerPartSchema = z.object({
  stream: z.string(),
  from: z.object({ seq: z.int().nonnegative(), hash: z.string() }),
  entries: z.array(entrySchema),
});

/** `certificate.json`, as far as it is recomputed. */
export const certificateSchema = z.object({
  of: z.enum(['audit', 'offboarding']),
  figures: z.record(z.enum(FIGURES), z.int()),
  sums: z.array(z.object({ name: z.string(), holds: z.boolean() })),
  holds: z.boolean(),
});
