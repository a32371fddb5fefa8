import { systemClock } from '../adapters/system/clock.ts';
import type { Environment } from '../env.ts';
import { createAgreedPackages } from '../services/access/agreed-packages.ts';
import { createDescribeAccess } from '../services/access/describe-access.ts';
import { createDescribeManualStep } from '../services/access/describe-manual-step.ts';
import { createDescribeRules } from '../services/access/describe-rules.ts';
import { createClientPages } from '../services/client-pages/client-pages.ts';
import { createShowOnboarding } from '../services/client-pages/onboarding.ts';
import { createClosurePages } from '../services/closures/closure-pages.ts';
import { createShowEnding } from '../services/engagements/ending-pages.ts';
import { createLinkPages } from '../services/link-pages.ts';
import { createDescribeOffboarding } from '../services/offboardings/describe-offboarding.ts';
import { createShowOffboarding } from '../services/offboardings/offboarding-pages.ts';
import { createQuestionHistory } from '../services/questions/question-history.ts';
import { createQuestionPages } from '../services/questions/question-pages.ts';
import { createReadLanguage } from '../services/reader-language.ts';
import { createDescribeRemedyStep } from '../services/remedies/describe-remedy-step.ts';
import { createDescribeRenewal } from '../services/remedies/describe-renewal.ts';
import { createDescribeAccessWait } from '../services/runs/describe-access-wait.ts';
import { createDescribeWait } from '../services/runs/describe-wait.ts';
import { readStanding } from './parts.ts';
import * as records from './record-parts.ts';
import { describeReview } from './review-parts.ts';

/** What waits, rules and manual steps say, and the pages of links, with the real parts behind them; as in `record-parts.ts`. */

export const describeWait = (env: Environment) =>
  createDescribeWait({
    describeAccess: createDescribeAccessWait({
      runs: records.runs(env),
      clients: records.clients(env),
      invitations: records.invitations(env),
      engagements: records.engagements(env),
      plans: records.plans(env),
      catalogues: records.catalogues(env),
      people: records.people(env),
      timeZone: env.settings.agency.timeZone,
    }),
    describeReview: describeReview(env),
    describeOffboarding: createDescribeOffboarding({
      offboardings: records.offboardings(env),
      grants: records.grants(env),
      people: records.people(env),
      timeZone: env.settings.agency.timeZone,
    }),
    describeRenewal: createDescribeRenewal({ clients: records.clients(env), agreedPackages: agreedPackages(env) }),
  });
export const describeManualStep = (env: Environment) =>
  createDescribeManualStep(env.settings, {
    clients: records.clients(env),
    plans: records.plans(env),
    planResults: records.planResults(env),
    engagements: records.engagements(env),
    catalogues: records.catalogues(env),
    people: records.people(env),
    runDirectory: records.runs(env),
    waits: records.waits(env),
    describeRemedyStep: createDescribeRemedyStep(env.settings, {
      remedies: records.remedies(env),
      clients: records.clients(env),
      people: records.people(env),
      grants: records.grants(env),
      engagements: records.engagements(env),
      catalogues: records.catalogues(env),
    }),
  });
export const agreedPackages = (env: Environment) =>
  createAgreedPackages({ engagements: records.engagements(env), catalogues: records.catalogues(env) });
const describeAccess = (env: Environment) =>
  createDescribeAccess({
    grants: records.grants(env),
    engagements: records.engagements(env),
    catalogues: records.catalogues(env),
    people: records.people(env),
  });
export const describeRules = (env: Environment) =>
  createDescribeRules(env.settings, {
    clients: records.clients(env),
    describeAccess: describeAccess(env),
    clock: systemClock,
  });
export const readLanguage = (env: Environment) =>
  createReadLanguage({
    agency: env.settings.agency,
    people: records.people(env),
    clients: records.clients(env),
  });
const closurePages = (env: Environment) =>
  createClosurePages({
    settings: env.settings,
    closures: records.closures(env),
    clients: records.clients(env),
    people: records.people(env),
    connections: records.connections(env),
    engagements: records.engagements(env),
    grants: records.grants(env),
  });
const clientPages = (env: Environment) =>
  createClientPages({
    settings: env.settings,
    clients: records.clients(env),
    people: records.people(env),
    describeWait: describeWait(env),
    describeManualStep: describeManualStep(env),
    describeRules: describeRules(env),
    agreedPackages: agreedPackages(env),
    closurePages: closurePages(env),
    showOnboarding: createShowOnboarding({
      settings: env.settings,
      people: records.people(env),
      connections: records.connections(env),
      engagements: records.engagements(env),
      grants: records.grants(env),
      portalRulesBook: records.portalRulesBook(env),
      runDirectory: records.runs(env),
      waits: records.waits(env),
      plans: records.plans(env),
      describeAccess: describeAccess(env),
    }),
  });
export const linkPages = (env: Environment) =>
  createLinkPages({
    settings: env.settings,
    links: records.links(env),
    waits: records.waits(env),
    outcomes: records.outcomes(env),
    clients: records.clients(env),
    people: records.people(env),
    connections: records.connections(env),
    showQuestion: createQuestionPages({
      settings: env.settings,
      people: records.people(env),
      policies: records.policies(env),
      readStanding: readStanding(env),
      describeWait: describeWait(env),
      questionHistory: createQuestionHistory(records.people(env)),
      clock: systemClock,
    }),
    showEnding: createShowEnding({
      settings: env.settings,
      engagements: records.engagements(env),
      grants: records.grants(env),
      clients: records.clients(env),
      catalogues: records.catalogues(env),
      people: records.people(env),
      rosterBook: records.rosterBook(env),
    }),
    showOffboarding: createShowOffboarding({
      settings: env.settings,
      offboardings: records.offboardings(env),
      people: records.people(env),
      rosterBook: records.rosterBook(env),
      clock: systemClock,
    }),
    closurePages: closurePages(env),
    describeWait: describeWait(env),
    clientPages: clientPages(env),
    clock: systemClock,
  });

/** What every page needs to know; a form may lead to HubSpot's consent screen. */
export const pageSettings = (env: Environment) => ({
  agencyName: env.settings.agency.name,
  timeZone: env.settings.agency.timeZone,
  look: env.settings.agency,
  formActionOrigins: [new URL(env.settings.hubspot.appBaseUrl).origin],
});
