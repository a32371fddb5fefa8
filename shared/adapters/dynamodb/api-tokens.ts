import * as z from 'zod';
import type { ApiTokens, IdempotentAnswers } from '../../ports/api-tokens.ts';
import { type Table, won } from './table.ts';

const tokenSchema = z.object({
  hash: z.string(),
  tokenId: z.string(),
  personId: z.string(),
  scopes: z.array(z.enum(['read', 'operate', 'publish', 'admin'])),
  createdAt: z.string(),
  revokedAt: z.string().optional(),
});

const answerSchema = z.object({
  requestHash: z.string(),
  /** Until when whoever claimed it is taken to be at work. */
  until: z.string().optional(),
  status: z.int().optional(),
  body: z.string().optional(),
});

/** A function that answers the API lives for a minute at most; a claim older than this is of one that died. */
const CLAIM_SECONDS = 90;

/** Bearer tokens in the table, by hash. */
export function createApiTokens(table: Table): ApiTokens {
  return {
    async find(hash) {
      const item = await table.get(`APITOKEN#${hash}`, 'TOKEN');
      return item === undefined ? undefined : tokenSchema.parse(item);
    },
    create: (token, fact) =>
      table.commit(
        [table.create({ ...token, pk: `APITOKEN#${token.hash}`, sk: 'TOKEN', entity: 'api-token' })],
        [fact],
      ),
  };
}

/** Answers by idempotency key in the table. */
export function createIdempotentAnswers(table: Table): IdempotentAnswers {
  const keyOf = (key: string) => ({ pk: `IDEMPOTENCY#${key}`, sk: 'ANSWER' });

  /** Takes the claim of one that died; of two that try, one gets it. */
  const takeOver = async (key: string, known: string, until: string, now: Date): Promise<boolean> =>
    known < now.toISOString() &&
    (await won(
      table.commit([
        table.update(keyOf(key), {
          set: 'SET #until = :until',
          condition: '#until = :known AND attribute_not_exists(#status)',
          names: { '#until': 'until', '#status': 'status' },
          values: { ':until': until, ':known': known },
        }),
      ]),
    ));

  return {
    async claim(key, requestHash, now) {
      const ttl = Math.ceil(now.getTime() / 1000) + 86_400;
      const until = new Date(now.getTime() + CLAIM_SECONDS * 1000).toISOString();
      const claimed = table.create({ ...keyOf(key), entity: 'idempotent-answer', requestHash, until, ttl });
      if (await won(table.commit([claimed]))) return { kind: 'mine' };
      const { pk, sk } = keyOf(key);
      const item = await table.get(pk, sk);
      if (item === undefined) return { kind: 'busy' };
      const answer = answerSchema.parse(item);
      if (answer.requestHash !== requestHash) return { kind: 'other' };
      if (answer.status !== undefined && answer.body !== undefined) {
        return { kind: 'answered', status: answer.status, body: answer.body };
      }
      return (await takeOver(key, answer.until ?? '', until, now)) ? { kind: 'mine' } : { kind: 'busy' };
    },
    async store(key, status, body) {
      await table.commit([
        table.update(keyOf(key), {
          set: 'SET #status = :status, #body = :body',
          condition: 'attribute_exists(#pk)',
          names: { '#status': 'status', '#body': 'body', '#pk': 'pk' },
          values: { ':status': status, ':body': body },
        }),
      ]);
    },
    async release(key) {
      await table.commit([table.remove(keyOf(key))]);
    },
  };
}
