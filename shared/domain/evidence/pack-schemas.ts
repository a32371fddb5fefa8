import * as z from 'zod';
import { ledgerEntrySchema } from '../ledger-entry.ts';
import { FIGURES } from './portal-figures.ts';

/** `ledger.json`, as it is read back. */
export const ledgerPartSchema = z.object({
  stream: z.string(),
  from: z.object({ seq: z.int().nonnegative(), hash: z.string() }),
  entries: z.array(ledgerEntrySchema),
});

/** `certificate.json`, as far as it is recomputed. */
export const certificateSchema = z.object({
  of: z.enum(['audit', 'offboarding', 'closure']),
  figures: z.record(z.enum(FIGURES), z.int()),
  sums: z.array(z.object({ name: z.string(), holds: z.boolean() })),
  holds: z.boolean(),
});
