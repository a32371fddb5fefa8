import { systemClock } from '../../shared/adapters/system/clock.ts';
import type { Environment } from '../../shared/env.ts';
import * as records from '../../shared/lambda/record-parts.ts';
import { createPreviousAuditOf, createScopedPortalsOf } from '../../shared/services/audit-scope.ts';
import { createReadRosters } from '../../shared/services/reconcile-roster.ts';

/** Finds the scope of an audit, and the audit before it. */
export const scopeParts = (env: Environment) => {
  const audits = records.audits(env);
  return {
    scopedPortalsOf: createScopedPortalsOf({
      clients: records.clients(env),
      connections: records.connections(env),
      grants: records.grants(env),
      audits,
      auditScopes: records.auditScopes(env),
      auditItems: records.auditItems(env),
      clientAppId: env.settings.hubspot.clientApp.appId,
    }),
    previousAuditOf: createPreviousAuditOf({ audits }),
  };
};

/** Both sources of the roster as they are now. */
export const frozenRoster = (env: Environment) => {
  const sources = { rosterBook: records.rosterBook(env), directory: records.directoryBook(env) };
  const readRosters = createReadRosters({ ...sources, clock: systemClock });
  return async () => (await readRosters()).frozen;
};
