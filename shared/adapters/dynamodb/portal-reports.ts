import * as z from 'zod';
import type { PortalReports } from '../../ports/portal-reports.ts';
import type { Table } from './table.ts';

const nameShape = { name: z.string(), packages: z.array(z.string()), found: z.boolean(), near: z.array(z.string()) };

const reportSchema = z.object({
  clientId: z.string(),
  portalId: z.int(),
  at: z.string(),
  ok: z.boolean(),
  connection: z.enum(['healthy', 'missing', 'revoked', 'missing-scope', 'uninstalled']),
  scopes: z.array(z.object({ scope: z.string(), need: z.enum(['required', 'optional']), granted: z.boolean() })),
  account: z
    .object({ accountType: z.string(), timeZone: z.string(), uiDomain: z.string(), hostedIn: z.string() })
    .nullable(),
  tier: z.string().nullable(),
  permissionSets: z.array(z.object({ ...nameShape, requiresBillingWrite: z.boolean().nullable() })),
  teams: z.array(z.object(nameShape)),
  packages: z.array(
    z.object({
      packageKey: z.string(),
      needed: z.boolean(),
      subscription: z.union([
        z.object({ fit: z.enum(['fits', 'unknown']) }),
        z.object({ fit: z.literal('lacks'), lacking: z.array(z.string()) }),
      ]),
      restricted: z.array(z.string()),
      seat: z.string().nullable(),
      fits: z.boolean(),
    }),
  ),
  seats: z.record(z.string(), z.int()).nullable(),
  users: z.object({ partnerSide: z.int(), clientSide: z.int(), superAdmins: z.int() }).nullable(),
  installerIsSuperAdmin: z.boolean().nullable(),
});

const keyOf = (clientId: string, portalId: number) => ({ pk: `CLIENT#${clientId}`, sk: `PREFLIGHT#${portalId}` });

/** Reports of portals in the table: the last one of each. */
export function createPortalReports(table: Table): PortalReports {
  return {
    async read(clientId, portalId) {
      const { pk, sk } = keyOf(clientId, portalId);
      const item = await table.get(pk, sk);
      return item === undefined ? undefined : reportSchema.parse(item);
    },
    keep: (report, fact) =>
      table.commit(
        [table.put({ ...report, ...keyOf(report.clientId, report.portalId), entity: 'portal-report' })],
        [fact],
      ),
  };
}
