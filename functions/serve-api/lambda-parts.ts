import { systemClock } from '../../shared/adapters/system/clock.ts';
import type { Environment } from '../../shared/env.ts';
import * as hubspot from '../../shared/lambda/hubspot-parts.ts';
import * as records from '../../shared/lambda/record-parts.ts';
import { createAllowedBefore } from '../../shared/services/access/allowed-before.ts';
import { createLivePlan } from '../../shared/services/access/live-plan.ts';
import { createReadLivePortal } from '../../shared/services/access/live-portal.ts';
import { rosterOf } from '../../shared/services/access/portal-sides.ts';
import { createListAdoptable } from '../../shared/services/adoption/list-adoptable.ts';
import { createTakeOver } from '../../shared/services/adoption/take-over.ts';
import { createSurveyPortal } from '../../shared/services/preflight/survey-portal.ts';

/** Client portals as they are now, and what a run would do there. */
export function livePortals(env: Environment) {
  const { agency, hubspot: own } = env.settings;
  const access = {
    engagements: records.engagements(env),
    grants: records.grants(env),
    people: records.people(env),
    catalogues: records.catalogues(env),
    policies: records.policies(env),
  };
  const readLivePortal = createReadLivePortal({
    ...access,
    roster: rosterOf(records.rosterBook(env)),
    domains: agency.domains,
    portal: hubspot.portalActivity(env),
    connections: records.connections(env),
    clientAppId: own.clientApp.appId,
    clock: systemClock,
  });
  const allowedBefore = createAllowedBefore({ outcomes: records.outcomes(env), plans: records.plans(env) });
  const adoption = { ...access, timeZone: agency.timeZone, clock: systemClock };
  const portalReports = records.portalReports(env);
  return {
    readLivePortal,
    makeLivePlan: createLivePlan({ ...access, allowedBefore, readLivePortal, clock: systemClock }),
    portalReports,
    listAdoptable: createListAdoptable({ ...adoption, readLivePortal }),
    takeOver: createTakeOver({ ...adoption, clients: records.clients(env), readLivePortal }),
    surveyPortal: createSurveyPortal({
      ...access,
      readLivePortal,
      portalReports,
      accounts: hubspot.portalAccounts(env),
      connections: records.connections(env),
      clientApp: own.clientApp,
      clock: systemClock,
    }),
  };
}
