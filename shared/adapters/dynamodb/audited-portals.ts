import * as z from 'zod';
import type { AuditedPortal } from '../../domain/audit/audited-portal.ts';
import { PORTAL_FINDINGS } from '../../domain/audit/finding.ts';
import type { AuditedPortals } from '../../ports/audits.ts';
import { cannotVerifySchema, findingSchemaOf, unavailableSchema } from './audit-schemas.ts';
import { defineEntity } from './entity.ts';
import type { Table } from './table.ts';

const portalSchema = z.object({
  auditId: z.string(),
  shard: z.int(),
  clientId: z.string(),
  portalId: z.int(),
  state: z.enum(['read', 'cannot-verify']),
  reason: cannotVerifySchema.optional(),
  at: z.string(),
  readingUserId: z.string().optional(),
  usersRead: z.int(),
  clientUsers: z.int(),
  items: z.int(),
  pages: z.object({ users: z.int(), logins: z.int(), owners: z.int() }),
  calls: z.int(),
  unavailable: z.array(unavailableSchema),
  findings: z.array(findingSchemaOf(PORTAL_FINDINGS)),
  partnerAdminIds: z.array(z.string()),
  version: z.int(),
});

const keyOf = (auditId: string, portalId: number) => ({ pk: `AUDIT#${auditId}#PORTAL#${portalId}`, sk: 'PORTAL' });

const entity = defineEntity<AuditedPortal>('audited-portal', portalSchema, (portal) =>
  keyOf(portal.auditId, portal.portalId),
);

/** Portals as they were read, each in a partition of its own together with its lines. */
export function createAuditedPortals(table: Table): AuditedPortals {
  return {
    put(portal, facts = []) {
      const item = entity.toItem({ ...portal, version: portal.version + 1 });
      return table.commit([portal.version === 0 ? table.create(item) : table.replace(item)], facts);
    },
    async read(auditId, portalId) {
      const { pk, sk } = keyOf(auditId, portalId);
      const item = await table.get(pk, sk);
      return item === undefined ? undefined : entity.fromItem(item);
    },
    async readMany(auditId, portalIds) {
      const items = await table.getMany(portalIds.map((portalId) => keyOf(auditId, portalId)));
      return items.flatMap((item) => (item === undefined ? [] : [entity.fromItem(item)]));
    },
  };
}
