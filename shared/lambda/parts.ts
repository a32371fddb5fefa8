import { createApiTokens, createIdempotentAnswers } from '../adapters/dynamodb/api-tokens.ts';
import { createClients } from '../adapters/dynamodb/clients.ts';
import { createConnections } from '../adapters/dynamodb/connections.ts';
import { createDueItems } from '../adapters/dynamodb/due-items.ts';
import { createEngagements } from '../adapters/dynamodb/engagements.ts';
import { createGrants } from '../adapters/dynamodb/grants.ts';
import { createInvitations } from '../adapters/dynamodb/invitations.ts';
import { createLeases } from '../adapters/dynamodb/leases.ts';
import { createLedger } from '../adapters/dynamodb/ledger.ts';
import { createLinks } from '../adapters/dynamodb/links.ts';
import { createOAuthStates } from '../adapters/dynamodb/oauth-states.ts';
import { createOutbox } from '../adapters/dynamodb/outbox.ts';
import { createOutcomes } from '../adapters/dynamodb/outcomes.ts';
import { createPeople } from '../adapters/dynamodb/people.ts';
import { createPlanResults, createPlans } from '../adapters/dynamodb/plans.ts';
import { createPortalRulesBook } from '../adapters/dynamodb/portal-rules.ts';
import { createCatalogues, createPolicies } from '../adapters/dynamodb/publications.ts';
import { createReceivedEvents } from '../adapters/dynamodb/received-events.ts';
import { createRosterBook } from '../adapters/dynamodb/roster.ts';
import { createRuns } from '../adapters/dynamodb/runs.ts';
import { Table } from '../adapters/dynamodb/table.ts';
import { createTaskTokens } from '../adapters/dynamodb/task-tokens.ts';
import { createWaits } from '../adapters/dynamodb/waits.ts';
import { authorizeUrl, createOAuthServer } from '../adapters/hubspot/oauth-server.ts';
import { createPartnerRecords } from '../adapters/hubspot/partner-records.ts';
import { createPortalUsers } from '../adapters/hubspot/portal-users.ts';
import { createTransport } from '../adapters/hubspot/transport.ts';
import { createTokenCipher } from '../adapters/kms/token-cipher.ts';
import { createAppSecrets } from '../adapters/secrets/app-secrets.ts';
import { createExecutions } from '../adapters/sfn/executions.ts';
import { createResumption } from '../adapters/sfn/resumption.ts';
import { createMailQueue } from '../adapters/sqs/mail-queue.ts';
import { systemClock, systemRandomness } from '../adapters/system/clock.ts';
import type { AppSettings } from '../domain/settings.ts';
import type { Environment } from '../env.ts';
import { createBeginRun } from '../services/begin-run.ts';
import { createDescribeManualStep } from '../services/describe-manual-step.ts';
import { createDescribeRules } from '../services/describe-rules.ts';
import { createDescribeWait } from '../services/describe-wait.ts';
import { createEndWait, createResumeWait } from '../services/end-wait.ts';
import { createLinkPages } from '../services/link-pages.ts';
import { createMoveInvitation } from '../services/move-invitation.ts';
import { createObservePartnerClient } from '../services/observe-partner-client.ts';
import { createOffice } from '../services/office.ts';
import { createOpenWait } from '../services/open-wait.ts';
import { createParkRun } from '../services/park-run.ts';
import { createPortalTokens } from '../services/portal-tokens.ts';
import { createQueueMail } from '../services/queue-mail.ts';
import { createRestartRun } from '../services/restart-run.ts';
import { createSetContact } from '../services/set-contact.ts';
import { createEndEngagement, createStartEngagement } from '../services/start-engagement.ts';
import { count } from './metrics.ts';

/**
 * How the real parts are put together, once for all functions. Each is a function of the environment, so that a bundle holds only what
 * its `lambda.ts` calls, and a variable that a function lacks is missed only where it is used.
 */

const tables = new WeakMap<Environment, Table>();

function table(env: Environment): Table {
  const made = tables.get(env) ?? new Table(env.variable('TABLE_NAME'));
  tables.set(env, made);
  return made;
}

export { systemClock as clock, systemRandomness as randomness };

// Records.
export const runs = (env: Environment) => createRuns(table(env), systemClock, env.settings.durations.runCheckInterval);
export const waits = (env: Environment) => createWaits(table(env), env.settings.durations.tokenGrace);
export const outcomes = (env: Environment) => createOutcomes(table(env));
export const taskTokens = (env: Environment) => createTaskTokens(table(env));
export const clients = (env: Environment) => createClients(table(env));
export const invitations = (env: Environment) => createInvitations(table(env));
export const people = (env: Environment) => createPeople(table(env), systemClock, systemRandomness);
export const rosterBook = (env: Environment) => createRosterBook(table(env));
export const engagements = (env: Environment) => createEngagements(table(env));
export const grants = (env: Environment) => createGrants(table(env));
export const plans = (env: Environment) => createPlans(table(env));
export const planResults = (env: Environment) => createPlanResults(table(env));
export const leases = (env: Environment) => createLeases(table(env));
export const portalRulesBook = (env: Environment) => createPortalRulesBook(table(env));
export const connections = (env: Environment) => createConnections(table(env));
export const oauthStates = (env: Environment) => createOAuthStates(table(env));
export const links = (env: Environment) => createLinks(table(env));
export const outbox = (env: Environment) => createOutbox(table(env));
export const catalogues = (env: Environment) => createCatalogues(table(env));
export const policies = (env: Environment) => createPolicies(table(env));
export const receivedEvents = (env: Environment) => createReceivedEvents(table(env));
export const apiTokens = (env: Environment) => createApiTokens(table(env));
export const idempotentAnswers = (env: Environment) => createIdempotentAnswers(table(env));
export const ledger = (env: Environment) => createLedger(table(env));
export const dueItems = (env: Environment) => createDueItems(table(env));

// Other services of AWS.
export const executions = (env: Environment) => createExecutions(env.stateMachineArn);
export const resumption = () => createResumption();
export const mailQueue = (env: Environment) => createMailQueue(env.variable('MAIL_QUEUE_URL'));
export const cipher = (env: Environment) => createTokenCipher(env.variable('TOKEN_KEY_ID'));

// HubSpot.
/**
 * Several workers call HubSpot at once (four lines of a plan, events, the poll), each paced in its own process: each gets a share, so that
 * all together stay below the limit.
 */
const WORKERS = 6;

const transport = (env: Environment) => {
  const { apiBaseUrl, callsPerTenSeconds } = env.settings.hubspot;
  return createTransport({
    baseUrl: apiBaseUrl,
    callsPerTenSeconds: Math.max(1, Math.floor(callsPerTenSeconds / WORKERS)),
  });
};

/** Where HubSpot sends the browser back to. */
export const redirectUrl = (env: Environment) => `${env.variable('PUBLIC_URL')}/oauth/callback`;

const secretName = { partner: 'PARTNER_APP_SECRET', client: 'CLIENT_APP_SECRET' } as const;

/** HubSpot's OAuth server for the apps whose secret the function may read. */
export const oauthServer = (env: Environment, apps: readonly ('partner' | 'client')[]) => {
  const { partnerApp, clientApp } = env.settings.hubspot;
  const names = Object.fromEntries(apps.map((app) => [app, env.variable(secretName[app])]));
  return createOAuthServer({
    transport: transport(env),
    apps: { partner: partnerApp, client: clientApp },
    secrets: createAppSecrets(names, systemClock),
    redirectUrl: redirectUrl(env),
  });
};

const portalTokens = (env: Environment, app: 'partner' | 'client', settings: AppSettings) =>
  createPortalTokens({
    app,
    appId: settings.appId,
    connections: connections(env),
    cipher: cipher(env),
    oauthServer: oauthServer(env, [app]),
    clock: systemClock,
  });

/** The partner's own list of clients. */
export const partnerRecords = (env: Environment) => {
  const { partnerApp, partnerPortalId, partnerRecords: records } = env.settings.hubspot;
  const tokens = portalTokens(env, 'partner', partnerApp);
  return createPartnerRecords({ transport: transport(env), tokens, portalId: partnerPortalId, records });
};
/** Users of the partner portal. */
export const partnerUsers = (env: Environment) =>
  createPortalUsers({
    transport: transport(env),
    tokens: portalTokens(env, 'partner', env.settings.hubspot.partnerApp),
  });
/** Users, permission sets and teams of client portals. */
export const portalUsers = (env: Environment) =>
  createPortalUsers({ transport: transport(env), tokens: portalTokens(env, 'client', env.settings.hubspot.clientApp) });

// Moves that several use cases make.
export const queueMail = (env: Environment) =>
  createQueueMail({ outbox: outbox(env), mailQueue: mailQueue(env), clock: systemClock });
export const office = (env: Environment) => createOffice(people(env), env.settings.mail);
export const resumeWait = (env: Environment) =>
  createResumeWait({ taskTokens: taskTokens(env), resumption: resumption() });
export const endWait = (env: Environment) =>
  createEndWait({
    waits: waits(env),
    outcomes: outcomes(env),
    taskTokens: taskTokens(env),
    resumption: resumption(),
    clock: systemClock,
  });
export const openWait = (env: Environment) =>
  createOpenWait({
    waits: waits(env),
    queueMail: queueMail(env),
    clock: systemClock,
    reminderInterval: env.settings.durations.reminderInterval,
  });
export const beginRun = (env: Environment) =>
  createBeginRun({ runs: runs(env), executions: executions(env), clock: systemClock });
export const parkRun = (env: Environment) =>
  createParkRun({
    runs: runs(env),
    office: office(env),
    queueMail: queueMail(env),
    clock: systemClock,
    alarm: () => count('RunParked'),
  });
export const restartRun = (env: Environment) =>
  createRestartRun({ runs: runs(env), executions: executions(env), parkRun: parkRun(env), clock: systemClock });
export const moveInvitation = (env: Environment) =>
  createMoveInvitation({ invitations: invitations(env), clients: clients(env), clock: systemClock });
export const startEngagement = (env: Environment) =>
  createStartEngagement({ engagements: engagements(env), beginRun: beginRun(env), clock: systemClock });
export const endEngagement = (env: Environment) =>
  createEndEngagement({ engagements: engagements(env), beginRun: beginRun(env), clock: systemClock });
export const observePartnerClient = (env: Environment) =>
  createObservePartnerClient({
    clients: clients(env),
    invitations: invitations(env),
    runs: runs(env),
    waits: waits(env),
    beginRun: beginRun(env),
    endWait: endWait(env),
    clock: systemClock,
  });
export const setContact = (env: Environment) =>
  createSetContact({
    clients: clients(env),
    people: people(env),
    waits: waits(env),
    runDirectory: runs(env),
    queueMail: queueMail(env),
    clock: systemClock,
  });

// Words and pages.
export const describeWait = (env: Environment) =>
  createDescribeWait({
    runs: runs(env),
    clients: clients(env),
    invitations: invitations(env),
    engagements: engagements(env),
    plans: plans(env),
    catalogues: catalogues(env),
    people: people(env),
  });
export const describeManualStep = (env: Environment) =>
  createDescribeManualStep(env.settings, { clients: clients(env), plans: plans(env), people: people(env) });
export const describeRules = (env: Environment) =>
  createDescribeRules(env.settings, {
    clients: clients(env),
    portalRulesBook: portalRulesBook(env),
    catalogues: catalogues(env),
    people: people(env),
  });
export const linkPages = (env: Environment) =>
  createLinkPages({
    settings: env.settings,
    links: links(env),
    waits: waits(env),
    outcomes: outcomes(env),
    clients: clients(env),
    people: people(env),
    describeWait: describeWait(env),
    describeManualStep: describeManualStep(env),
    describeRules: describeRules(env),
    clock: systemClock,
  });

/** HubSpot's consent screen for an app and a state. */
export const consentUrl = (env: Environment) => (app: 'partner' | 'client', state: string) => {
  const { appBaseUrl, partnerApp, clientApp } = env.settings.hubspot;
  return authorizeUrl({
    appBaseUrl,
    app: app === 'partner' ? partnerApp : clientApp,
    redirectUrl: redirectUrl(env),
    state,
  });
};

/** What every page needs to know; a form may lead to HubSpot's consent screen. */
export const pageSettings = (env: Environment) => ({
  agencyName: env.settings.agency.name,
  timeZone: env.settings.agency.timeZone,
  formActionOrigins: [new URL(env.settings.hubspot.appBaseUrl).origin],
});
