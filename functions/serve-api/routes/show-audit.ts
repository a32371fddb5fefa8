import * as z from 'zod';
import { NotFoundError } from '../../../shared/errors.ts';
import { createFiguresOf } from '../figures-of.ts';
import { defineRoute } from '../route.ts';
import { auditView } from '../views/audit-view.ts';
import { createNamePerson } from '../views/named-person.ts';

/** One audit: how far it is, what was found, what could not be told or verified. */
export const showAudit = defineRoute({
  method: 'GET',
  path: '/audits/{auditId}',
  scope: 'read',
  input: z.strictObject({ auditId: z.string() }),
  run: (dependencies) => {
    const { audits, clients, people } = dependencies;
    const figuresOf = createFiguresOf(dependencies);
    return async ({ auditId }) => {
      const audit = await audits.read(auditId);
      if (audit === undefined) throw new NotFoundError('Audit', auditId);
      const { portals, unverified, ...found } = await figuresOf(audit);
      const names = new Map((await clients.list()).map(({ clientId, name }) => [clientId, name]));
      const nameOf = (clientId: string) => names.get(clientId) ?? clientId;
      const view = await auditView(audit, createNamePerson(people), nameOf);
      return {
        status: 200,
        body: {
          ...view,
          progress: { ...portals, pending: audit.portals - portals.read - portals.cannotVerify },
          ...found,
          unverified: unverified.map((portal) => ({ ...portal, clientName: nameOf(portal.clientId) })),
        },
      };
    };
  },
});
