import * as z from 'zod';
import type { ScopedPortal } from '../../../shared/domain/audit/audit.ts';
import { NotFoundError } from '../../../shared/errors.ts';
import { createAuditFigures } from '../audit-figures.ts';
import { inBatches } from '../in-batches.ts';
import { defineRoute } from '../route.ts';
import { auditView } from '../views/audit-view.ts';
import { createNamePerson } from '../views/named-person.ts';

/** Portals that are told by name. */
const MOST_NAMED = 100;

/** One audit: how far it is, what was found, what could not be told or verified. */
export const showAudit = defineRoute({
  method: 'GET',
  path: '/audits/{auditId}',
  scope: 'read',
  input: z.strictObject({ auditId: z.string() }),
  run: ({ audits, auditScopes, auditedPortals, auditItems, clients, people }) => {
    return async ({ auditId }) => {
      const audit = await audits.read(auditId);
      if (audit === undefined) throw new NotFoundError('Audit', auditId);
      const figures = createAuditFigures();
      for (let shard = 0; shard < audit.shards; shard++) {
        const read = await inBatches(await auditScopes.shard(auditId, shard), ofPortal);
        for (const one of read) if (one !== undefined) figures.add(one.portal, one.items);
      }
      const { portals, unverified, ...found } = figures.result();
      const names = new Map((await clients.list()).map(({ clientId, name }) => [clientId, name]));
      const nameOf = (clientId: string) => names.get(clientId) ?? clientId;
      const view = await auditView(audit, createNamePerson(people), nameOf);
      return {
        status: 200,
        body: {
          ...view,
          progress: { ...portals, pending: audit.portals - portals.read - portals.cannotVerify },
          ...found,
          unverified: unverified
            .slice(0, MOST_NAMED)
            .map((portal) => ({ ...portal, clientName: nameOf(portal.clientId) })),
        },
      };

      async function ofPortal({ portalId }: ScopedPortal) {
        const portal = await auditedPortals.read(auditId, portalId);
        return portal === undefined ? undefined : { portal, items: await auditItems.ofPortal(auditId, portalId) };
      }
    };
  },
});
