import * as z from 'zod';
import type { Audit } from '../../domain/audit/audit.ts';
import { ITEM_FINDINGS, PORTAL_FINDINGS, SEVERITIES } from '../../domain/audit/finding.ts';
import type { Audits } from '../../ports/audits.ts';
import { cannotVerifySchema } from './audit-schemas.ts';
import { defineEntity } from './entity.ts';
import { type Table, won } from './table.ts';

const auditSchema = z.object({
  auditId: z.string(),
  kind: z.enum(['review', 'drift', 'logins']),
  scope: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('all') }),
    z.object({ kind: z.literal('client'), clientId: z.string() }),
    z.object({ kind: z.literal('person'), personId: z.string() }),
  ]),
  trigger: z.enum(['schedule', 'on-demand']),
  requestedBy: z.string().optional(),
  correlationId: z.string(),
  state: z.enum(['opening', 'reading', 'in-review', 'carrying-out', 'sealing', 'closed']),
  createdAt: z.string(),
  openedAt: z.string().optional(),
  previousAuditId: z.string().optional(),
  appVersion: z.string(),
  policyVersion: z.int().optional(),
  catalogueVersion: z.int().optional(),
  portals: z.int(),
  shards: z.int(),
  reviews: z.int(),
  end: z.enum(['green', 'with-exceptions', 'overdue', 'not-verified']).optional(),
  closedAt: z.string().optional(),
  version: z.int(),
});

const count = z.int().nonnegative();
const codeSchema = z.enum([...ITEM_FINDINGS, ...PORTAL_FINDINGS]);
const figuresSchema = z.object({
  portals: z.object({ read: count, cannotVerify: count }),
  lines: z.object({
    lines: count,
    withFindings: count,
    decided: count,
    keep: count,
    change: count,
    revoke: count,
    gone: count,
    ofPortals: count,
  }),
  findings: z.array(
    z.object({
      code: codeSchema,
      title: z.string(),
      severity: z.enum(SEVERITIES),
      count,
      new: count,
      changed: count,
      same: count,
    }),
  ),
  unavailable: z.array(z.object({ code: codeSchema, title: z.string(), portals: count })),
  unverified: z.array(z.object({ clientId: z.string(), portalId: z.int(), reason: cannotVerifySchema })),
});

const keyOf = (auditId: string) => ({ pk: `AUDIT#${auditId}`, sk: 'AUDIT' });

const entity = defineEntity<Audit>('audit', auditSchema, (audit) => ({
  ...keyOf(audit.auditId),
  // A few a quarter: one partition is enough.
  gsi2pk: 'AUDITS',
  gsi2sk: `${audit.createdAt}#${audit.auditId}`,
}));

/** Audits in the table. */
export function createAudits(table: Table): Audits {
  return {
    create: (audit, fact) => won(table.commit([table.create(entity.toItem(audit))], [fact])),
    async read(auditId) {
      const { pk, sk } = keyOf(auditId);
      const item = await table.get(pk, sk);
      return item === undefined ? undefined : entity.fromItem(item);
    },
    replace: (audit, facts) =>
      table.commit([table.replace(entity.toItem({ ...audit, version: audit.version + 1 }))], facts),
    async list(limit) {
      const items = await table.query('AUDITS', { index: 'gsi2', newestFirst: true, limit });
      return items.map(entity.fromItem);
    },
    async keepFigures(auditId, figures) {
      const { pk } = keyOf(auditId);
      await won(table.commit([table.create({ pk, sk: 'FIGURES', entity: 'audit-figures', figures })]));
    },
    async figures(auditId) {
      const item = await table.get(keyOf(auditId).pk, 'FIGURES');
      return item === undefined ? undefined : z.object({ figures: figuresSchema }).parse(item).figures;
    },
  };
}
