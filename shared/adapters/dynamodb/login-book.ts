import * as z from 'zod';
import type { LoginBook, SeenLogins } from '../../ports/audits.ts';
import { defineEntity } from './entity.ts';
import type { Table } from './table.ts';

const seenSchema = z.object({
  clientId: z.string(),
  portalId: z.int(),
  personId: z.string(),
  lastAt: z.string().optional(),
  from: z.string(),
  to: z.string(),
  version: z.int(),
});

const entity = defineEntity<SeenLogins>('seen-logins', seenSchema, (seen) => ({
  pk: `CLIENT#${seen.clientId}`,
  sk: `LOGINS#${seen.portalId}#${seen.personId}`,
}));

/** What was seen of logins, under their client. */
export function createLoginBook(table: Table): LoginBook {
  return {
    async ofPortal(clientId, portalId) {
      return (await table.query(`CLIENT#${clientId}`, { prefix: `LOGINS#${portalId}#` })).map(entity.fromItem);
    },
    put(seen) {
      const item = entity.toItem({ ...seen, version: seen.version + 1 });
      return table.commit([seen.version === 0 ? table.create(item) : table.replace(item)]);
    },
  };
}
