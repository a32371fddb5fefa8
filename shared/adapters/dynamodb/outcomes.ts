import * as z from 'zod';
import type { Outcome } from '../../domain/wait.ts';
import type { Outcomes } from '../../ports/waits.ts';
import { handoverReasonSchema } from './question-schema.ts';
import { dueKeys } from './shards.ts';
import { type Item, type Table, won } from './table.ts';

const outcomeSchema = z.object({
  waitId: z.string(),
  result: z.enum(['approved', 'declined', 'expired', 'withdrawn', 'accepted', 'connected', 'by-hand', 'done']),
  at: z.string(),
  by: z.array(z.string()),
  cause: z.enum(['answer', 'deadline', 'hubspot-record', 'oauth-callback', 'operator', 'backstop']),
  note: z.string().optional(),
  authority: z
    .array(
      z.object({
        personId: z.string(),
        stage: z.string(),
        through: handoverReasonSchema.optional(),
        inPlaceOf: z.string().optional(),
      }),
    )
    .optional(),
  consented: z.literal(true).optional(),
  takenAt: z.string().optional(),
});

const keyOf = (waitId: string) => ({ pk: `WAIT#${waitId}`, sk: 'OUTCOME' });

/** An outcome is its own item: nothing that a browser can write drives a workflow. It stays due until it was taken. */
export function outcomeItem(outcome: Outcome, repeatAt: string | undefined): Item {
  return { ...outcome, ...keyOf(outcome.waitId), entity: 'outcome', ...dueKeys(`outcome:${outcome.waitId}`, repeatAt) };
}

/** Outcomes in the table. */
export function createOutcomes(table: Table): Outcomes {
  const read = async (waitId: string): Promise<Outcome | undefined> => {
    const { pk, sk } = keyOf(waitId);
    const item = await table.get(pk, sk);
    return item === undefined ? undefined : outcomeSchema.parse(item);
  };
  return {
    read,
    async markTaken(waitId, at) {
      await won(
        table.commit([
          table.update(keyOf(waitId), {
            set: 'SET #takenAt = :at REMOVE #duepk, #duesk',
            condition: 'attribute_exists(#pk) AND attribute_not_exists(#takenAt)',
            names: { '#takenAt': 'takenAt', '#duepk': 'duepk', '#duesk': 'duesk', '#pk': 'pk' },
            values: { ':at': at },
          }),
        ]),
      );
    },
    async postpone(waitId, until) {
      await won(
        table.commit([
          table.update(keyOf(waitId), {
            set: 'SET #duesk = :due',
            condition: 'attribute_not_exists(#takenAt)',
            names: { '#duesk': 'duesk', '#takenAt': 'takenAt' },
            values: { ':due': `${until}#outcome:${waitId}` },
          }),
        ]),
      );
    },
  };
}
