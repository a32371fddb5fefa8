import * as z from 'zod';
import type { PortalRules, PortalRulesBook } from '../../ports/engagements.ts';
import type { Table } from './table.ts';

const rulesSchema = z.object({
  clientId: z.string(),
  portalId: z.int(),
  number: z.int(),
  contentHash: z.string(),
  publishedAt: z.string(),
  members: z.array(
    z.object({
      personId: z.string(),
      permissionSetName: z.string(),
      packageKeys: z.array(z.string()),
      since: z.string(),
      until: z.string(),
      beingChecked: z.literal(true).optional(),
      confirmed: z.literal(true).optional(),
    }),
  ),
});

/** Portal rules in the table: every number stays, the newest counts. */
export function createPortalRulesBook(table: Table): PortalRulesBook {
  const prefix = (portalId: number) => `RULES#${portalId}#`;
  return {
    async current(clientId, portalId) {
      const [item] = await table.query(`CLIENT#${clientId}`, { prefix: prefix(portalId), newestFirst: true, limit: 1 });
      return item === undefined ? undefined : rulesSchema.parse(item);
    },
    async publish(rules: PortalRules, fact) {
      const sk = `${prefix(rules.portalId)}${String(rules.number).padStart(6, '0')}`;
      await table.commit(
        [table.create({ ...rules, pk: `CLIENT#${rules.clientId}`, sk, entity: 'portal-rules' })],
        [fact],
      );
    },
  };
}
