import * as z from 'zod';
import { nextActionAt, type Outcome, type Wait } from '../../domain/wait.ts';
import type { WaitDirectory, Waits } from '../../ports/waits.ts';
import { defineEntity } from './entity.ts';
import { queuedMailWrites } from './outbox.ts';
import { outcomeItem } from './outcomes.ts';
import { questionSchema } from './question-schema.ts';
import { dueKeys, SHARDS, shardOf } from './shards.ts';
import { type Table, won } from './table.ts';

const waitSchema = z.object({
  waitId: z.string(),
  runId: z.string(),
  clientId: z.string().optional(),
  kind: z.enum(['question', 'acceptance', 'connection', 'manual-step']),
  subject: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('invitation'), invitationId: z.string() }),
    z.object({ kind: z.literal('plan'), runId: z.string(), planHash: z.string() }),
    z.object({ kind: z.literal('plan-item'), runId: z.string(), item: z.int() }),
    z.object({ kind: z.literal('remedy'), runId: z.string(), shard: z.int(), item: z.int() }),
    z.object({ kind: z.literal('review'), auditId: z.string(), review: z.int() }),
    z.object({ kind: z.literal('offboarding'), offboardingId: z.string() }),
  ]),
  asked: z.array(z.string()),
  quorum: z.int(),
  excluded: z.array(z.string()),
  policyVersion: z.int().optional(),
  policyRule: z.string().optional(),
  openedAt: z.string(),
  deadlineAt: z.string(),
  reminderAt: z.string().optional(),
  reminders: z.int(),
  held: z.boolean(),
  votes: z.array(
    z.object({
      personId: z.string(),
      answer: z.enum(['approve', 'decline']),
      at: z.string(),
      linkRef: z.string(),
      stage: z.int().optional(),
      note: z.string().optional(),
    }),
  ),
  question: questionSchema.optional(),
  state: z.enum(['open', 'ended']),
  version: z.int(),
});

const keyOf = (waitId: string) => ({ pk: `WAIT#${waitId}`, sk: 'WAIT' });

/** A wait without a token is looked at after the grace, then it acts by itself at its next time. */
function dueAt(wait: Wait, tokenGrace: number): string | undefined {
  if (wait.state === 'ended') return undefined;
  const grace = new Date(new Date(wait.openedAt).getTime() + tokenGrace * 1000).toISOString();
  return [nextActionAt(wait), ...(wait.held ? [] : [grace])].sort()[0];
}

/** Waits in the table. `tokenGrace` in seconds. */
export function createWaits(table: Table, tokenGrace: number): Waits & WaitDirectory {
  const entity = defineEntity<Wait>('wait', waitSchema, (wait) => ({
    ...keyOf(wait.waitId),
    gsi1pk: `RUN#${wait.runId}`,
    gsi1sk: `WAIT#${wait.openedAt}#${wait.waitId}`,
    ...(wait.state === 'open'
      ? { gsi2pk: `OPENWAITS#${shardOf(wait.waitId)}`, gsi2sk: `${wait.deadlineAt}#${wait.waitId}` }
      : {}),
    ...dueKeys(`wait:${wait.waitId}`, dueAt(wait, tokenGrace)),
  }));
  const ofRun = async (runId: string) =>
    (await table.query(`RUN#${runId}`, { index: 'gsi1', prefix: 'WAIT#' })).map(entity.fromItem);
  return {
    open: (wait, fact, mails) =>
      won(table.commit([table.create(entity.toItem(wait)), ...queuedMailWrites(table, mails)], [fact])),
    async read(waitId) {
      const { pk, sk } = keyOf(waitId);
      const item = await table.get(pk, sk);
      return item === undefined ? undefined : entity.fromItem(item);
    },
    replace: (wait, facts, mails) =>
      table.commit(
        [table.replace(entity.toItem({ ...wait, version: wait.version + 1 })), ...queuedMailWrites(table, mails)],
        facts,
      ),
    async end(wait, outcome: Outcome, facts) {
      if ((await table.get(`WAIT#${wait.waitId}`, 'OUTCOME')) !== undefined) return false;
      const ended = { ...wait, state: 'ended' as const, version: wait.version + 1 };
      await table.commit([table.create(outcomeItem(outcome, outcome.at)), table.replace(entity.toItem(ended))], facts);
      return true;
    },
    ofRun,
    openOfRun: async (runId) => (await ofRun(runId)).filter((wait) => wait.state === 'open'),
    async listOpen() {
      const shards = await Promise.all(
        Array.from({ length: SHARDS }, (_, shard) => table.query(`OPENWAITS#${shard}`, { index: 'gsi2', limit: 500 })),
      );
      return shards.flat().map(entity.fromItem);
    },
  };
}
