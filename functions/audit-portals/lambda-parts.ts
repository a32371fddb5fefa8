import { systemClock } from '../../shared/adapters/system/clock.ts';
import type { Environment } from '../../shared/env.ts';
import * as hubspot from '../../shared/lambda/hubspot-parts.ts';
import { logger } from '../../shared/lambda/logger.ts';
import { count } from '../../shared/lambda/metrics.ts';
import * as records from '../../shared/lambda/record-parts.ts';
import { createSides } from '../../shared/services/access/portal-sides.ts';
import { createReadPortalAccess } from '../../shared/services/audits/read-portal-access.ts';
import type { FrozenPeople } from '../../shared/services/roster/frozen-people.ts';
import { createAuditPortal } from './audit-portal.ts';
import { createKeepPortal } from './keep-portal.ts';

/** Two thirds of the function's 15 minutes (`infra/audit-rights.ts`). */
export const WORK_MILLISECONDS = 600_000;

/** Keeps a portal and its lines. */
export const keepPortal = (env: Environment) =>
  createKeepPortal({ auditItems: records.auditItems(env), auditedPortals: records.auditedPortals(env) });

/** Audits one portal. */
export const auditPortal = (env: Environment) => {
  const { agency, hubspot: own } = env.settings;
  const access = { engagements: records.engagements(env), grants: records.grants(env), people: records.people(env) };
  const portal = hubspot.portalActivity(env);
  return createAuditPortal({
    ...access,
    clients: records.clients(env),
    connections: records.connections(env),
    auditItems: records.auditItems(env),
    auditedPortals: records.auditedPortals(env),
    loginBook: records.loginBook(env),
    readPortalAccess: ({ roster }: FrozenPeople) =>
      createReadPortalAccess({
        portal,
        sides: createSides({ ...access, roster: async () => roster, domains: agency.domains }),
      }),
    keepPortal: keepPortal(env),
    clientAppId: own.clientApp.appId,
    domains: agency.domains,
    alarm: () => count('ConnectionBroken'),
    clock: systemClock,
  });
};

/** A reading that failed, and may go better later. */
export const noteFailure = (portalId: number, error: Error) => logger.warn('portal not read', { portalId, error });
