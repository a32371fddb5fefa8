import * as z from 'zod';
import type { AuditItem } from '../../domain/audit/audit-item.ts';
import { DECISIONS, ITEM_FINDINGS } from '../../domain/audit/finding.ts';
import type { AuditItems } from '../../ports/audits.ts';
import { findingSchemaOf, loginKnowledgeSchema } from './audit-schemas.ts';
import { defineEntity } from './entity.ts';
import { type Table, won } from './table.ts';

const itemSchema = z.object({
  auditId: z.string(),
  shard: z.int(),
  clientId: z.string(),
  portalId: z.int(),
  personId: z.string(),
  userId: z.string(),
  access: z.object({
    superAdmin: z.boolean(),
    permissionSets: z.array(z.object({ id: z.string(), name: z.string(), requiresBillingWrite: z.boolean() })),
    teams: z.array(z.string()),
    seats: z.array(z.string()).optional(),
  }),
  logins: loginKnowledgeSchema,
  grant: z
    .object({
      permissionSetName: z.string(),
      state: z.string(),
      startedAt: z.string(),
      endsAt: z.string(),
      engagementIds: z.array(z.string()),
      approvedBy: z.array(z.string()),
    })
    .optional(),
  packageKeys: z.array(z.string()),
  findings: z.array(findingSchemaOf(ITEM_FINDINGS)),
  gone: z.array(z.enum(ITEM_FINDINGS)),
  recommends: z.enum(DECISIONS),
  review: z.int().optional(),
  decision: z
    .object({
      answer: z.enum(DECISIONS),
      by: z.string().optional(),
      at: z.string(),
      note: z.string().optional(),
      linkRef: z.string().optional(),
      overdue: z.literal(true).optional(),
      changes: z.int(),
    })
    .optional(),
  version: z.int(),
});

const keyOf = (auditId: string, portalId: number, personId: string) => ({
  pk: `AUDIT#${auditId}#PORTAL#${portalId}`,
  sk: `ITEM#${personId}`,
});

const entity = defineEntity<AuditItem>('audit-item', itemSchema, (item) =>
  keyOf(item.auditId, item.portalId, item.personId),
);

/** Lines of audits, each portal's in one partition. */
export function createAuditItems(table: Table): AuditItems {
  return {
    async keepAll(items) {
      for (const item of items) await won(table.commit([table.create(entity.toItem(item))]));
    },
    async ofPortal(auditId, portalId) {
      return (await table.query(keyOf(auditId, portalId, '').pk, { prefix: 'ITEM#' })).map(entity.fromItem);
    },
    async readMany(auditId, keys) {
      const items = await table.getMany(keys.map(({ portalId, personId }) => keyOf(auditId, portalId, personId)));
      return items.flatMap((item) => (item === undefined ? [] : [entity.fromItem(item)]));
    },
    replace: (item) => table.commit([table.replace(entity.toItem({ ...item, version: item.version + 1 }))]),
  };
}
