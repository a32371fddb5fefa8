import * as z from 'zod';
import type { OAuthState, OAuthStates } from '../../ports/connections.ts';
import { type Table, won } from './table.ts';

const stateSchema = z.object({
  hash: z.string(),
  app: z.enum(['partner', 'client']),
  personId: z.string(),
  clientId: z.string().optional(),
  waitId: z.string().optional(),
  expiresAt: z.string(),
});

/** Started OAuth flows in the table; taking one deletes it, so that it serves once. */
export function createOAuthStates(table: Table): OAuthStates {
  const keyOf = (hash: string) => ({ pk: `OAUTHSTATE#${hash}`, sk: 'STATE' });
  return {
    async create(state: OAuthState) {
      const ttl = Math.ceil(new Date(state.expiresAt).getTime() / 1000) + 3600;
      await table.commit([table.create({ ...state, ...keyOf(state.hash), entity: 'oauth-state', ttl })]);
    },
    async take(hash, now) {
      const { pk, sk } = keyOf(hash);
      const item = await table.get(pk, sk);
      if (item === undefined) return undefined;
      const state = stateSchema.parse(item);
      const gone = table.remove(
        { pk, sk },
        { expression: 'attribute_exists(#pk)', names: { '#pk': 'pk' }, values: {} },
      );
      if (!(await won(table.commit([gone])))) return undefined;
      return new Date(state.expiresAt) > now ? state : undefined;
    },
  };
}
