import { systemClock } from '../adapters/system/clock.ts';
import type { Environment } from '../env.ts';
import { createPreviousAuditOf, createScopedPortalsOf } from '../services/audits/audit-scope.ts';
import { createReadRosters } from '../services/roster/reconcile-roster.ts';
import * as records from './record-parts.ts';

/** Finds the scope of an audit, and the audit before it. */
export const auditScope = (env: Environment) => {
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
