import * as z from 'zod';
import { requestedAuditId } from '../../../shared/services/audits/begin-audit.ts';
import { createReviewersOf } from '../audit-reviewers.ts';
import { auditScopeOf } from '../audit-scope-of.ts';
import { defineRoute } from '../route.ts';
import { createNamePerson } from '../views/named-person.ts';
import { createAuditCost } from './audit-cost.ts';

/** Starts an audit of all portals, one client's, or those of one person; a dry run says what it would take, and changes nothing. */
export const startAudit = defineRoute({
  method: 'POST',
  path: '/audits',
  scope: 'operate',
  input: z.strictObject({
    kind: z.enum(['review', 'drift', 'logins']).default('review'),
    clientId: z.string().min(1).optional(),
    /** An address or an id. */
    person: z.string().min(1).optional(),
    dryRun: z.boolean().default(false),
  }),
  run: (dependencies) => {
    const { people, scopedPortalsOf, beginAudit } = dependencies;
    const reviewersOf = createReviewersOf(dependencies);
    const auditCost = createAuditCost(dependencies);
    return async ({ kind, dryRun, ...wanted }, caller) => {
      const scope = await auditScopeOf(wanted, dependencies);
      const portals = await scopedPortalsOf(scope);
      if (!dryRun) {
        const { auditId, runId } = await beginAudit({
          auditId: requestedAuditId(caller.operationId),
          kind,
          scope,
          trigger: 'on-demand',
          requestedBy: caller.personId,
          correlationId: caller.correlationId,
        });
        return { status: 201, body: { auditId, runId, kind, scope: scope.kind, portals: portals.length } };
      }
      const counts = kind === 'review' ? await reviewersOf(portals, caller.personId) : new Map<string, number>();
      const namePerson = createNamePerson(people);
      const reviewers = [];
      for (const [personId, count] of counts) {
        if (personId !== undefined) reviewers.push({ person: await namePerson(personId), portals: count });
      }
      return {
        status: 200,
        body: {
          dryRun: true,
          kind,
          scope: scope.kind,
          portals: portals.length,
          reviewers: reviewers.toSorted((a, b) => b.portals - a.portals),
          withoutReviewer: counts.get(undefined) ?? 0,
          ...(await auditCost(scope, portals, reviewers.length)),
        },
      };
    };
  },
});
