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

const answerSchema = z.object({ requestHash: z.string(), status: z.int().optional(), body: z.string().optional() });

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
  return {
    async claim(key, requestHash, now) {
      const ttl = Math.ceil(now.getTime() / 1000) + 86_400;
      if (await won(table.commit([table.create({ ...keyOf(key), entity: 'idempotent-answer', requestHash, ttl })]))) {
        return { kind: 'mine' };
      }
      const { pk, sk } = keyOf(key);
      const item = await table.get(pk, sk);
      if (item === undefined) return { kind: 'busy' };
      const answer = answerSchema.parse(item);
      if (answer.requestHash !== requestHash) return { kind: 'other' };
      if (answer.status === undefined || answer.body === undefined) return { kind: 'busy' };
      return { kind: 'answered', status: answer.status, body: answer.body };
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
