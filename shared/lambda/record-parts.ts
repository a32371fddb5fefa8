import { createApiTokens, createIdempotentAnswers } from '../adapters/dynamodb/api-tokens.ts';
import { createAuditItems } from '../adapters/dynamodb/audit-items.ts';
import { createAuditReviews } from '../adapters/dynamodb/audit-reviews.ts';
import { createAuditScopes } from '../adapters/dynamodb/audit-scopes.ts';
import { createAuditedPortals } from '../adapters/dynamodb/audited-portals.ts';
import { createAudits } from '../adapters/dynamodb/audits.ts';
import { createClients } from '../adapters/dynamodb/clients.ts';
import { createClosures } from '../adapters/dynamodb/closures.ts';
import { createConnections } from '../adapters/dynamodb/connections.ts';
import { createDirectoryBook } from '../adapters/dynamodb/directory.ts';
import { createDueItems } from '../adapters/dynamodb/due-items.ts';
import { createEngagements } from '../adapters/dynamodb/engagements.ts';
import { createGrants } from '../adapters/dynamodb/grants.ts';
import { createInvitations } from '../adapters/dynamodb/invitations.ts';
import { createJournalPositions } from '../adapters/dynamodb/journal-positions.ts';
import { createLeases } from '../adapters/dynamodb/leases.ts';
import { createLedger } from '../adapters/dynamodb/ledger.ts';
import { createLinks } from '../adapters/dynamodb/links.ts';
import { createLoginBook } from '../adapters/dynamodb/login-book.ts';
import { createOAuthStates } from '../adapters/dynamodb/oauth-states.ts';
import { createOffboardings } from '../adapters/dynamodb/offboardings.ts';
import { createOutbox } from '../adapters/dynamodb/outbox.ts';
import { createOutcomes } from '../adapters/dynamodb/outcomes.ts';
import { createOutgoingSwitch } from '../adapters/dynamodb/outgoing-switch.ts';
import { createPeople } from '../adapters/dynamodb/people.ts';
import { createPlanResults, createPlans } from '../adapters/dynamodb/plans.ts';
import { createPortalReports } from '../adapters/dynamodb/portal-reports.ts';
import { createPortalRulesBook } from '../adapters/dynamodb/portal-rules.ts';
import { createCatalogues, createPolicies } from '../adapters/dynamodb/publications.ts';
import { createReceivedEvents } from '../adapters/dynamodb/received-events.ts';
import { createRemedies } from '../adapters/dynamodb/remedies.ts';
import { createRosterBook } from '../adapters/dynamodb/roster.ts';
import { createRuns } from '../adapters/dynamodb/runs.ts';
import { Table } from '../adapters/dynamodb/table.ts';
import { createTaskTokens } from '../adapters/dynamodb/task-tokens.ts';
import { createWaits } from '../adapters/dynamodb/waits.ts';
import { systemClock, systemRandomness } from '../adapters/system/clock.ts';
import type { Environment } from '../env.ts';

/**
 * The records with the real table behind them, once for all functions. Each is a function of the environment, so that a bundle holds only what
 * its `lambda.ts` calls, and a variable that a function lacks is missed only where it is used.
 */

const tables = new WeakMap<Environment, Table>();

function table(env: Environment): Table {
  const made = tables.get(env) ?? new Table(env.variable('TABLE_NAME'));
  tables.set(env, made);
  return made;
}

export const runs = (env: Environment) => createRuns(table(env), systemClock, env.settings.durations.runCheckInterval);
export const waits = (env: Environment) => createWaits(table(env), env.settings.durations.tokenGrace);
export const outcomes = (env: Environment) => createOutcomes(table(env));
export const taskTokens = (env: Environment) => createTaskTokens(table(env));
export const clients = (env: Environment) => createClients(table(env));
export const invitations = (env: Environment) => createInvitations(table(env));
export const people = (env: Environment) => createPeople(table(env), systemClock, systemRandomness);
export const rosterBook = (env: Environment) => createRosterBook(table(env));
export const directoryBook = (env: Environment) => createDirectoryBook(table(env));
export const engagements = (env: Environment) => createEngagements(table(env), env.settings.durations.endNotice);
export const grants = (env: Environment) => createGrants(table(env));
export const plans = (env: Environment) => createPlans(table(env));
export const planResults = (env: Environment) => createPlanResults(table(env));
export const journalPositions = (env: Environment) => createJournalPositions(table(env));
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
export const audits = (env: Environment) => createAudits(table(env));
export const auditScopes = (env: Environment) => createAuditScopes(table(env));
export const auditedPortals = (env: Environment) => createAuditedPortals(table(env));
export const auditItems = (env: Environment) => createAuditItems(table(env));
export const auditReviews = (env: Environment) => createAuditReviews(table(env));
export const loginBook = (env: Environment) => createLoginBook(table(env));
export const remedies = (env: Environment) => createRemedies(table(env));
export const portalReports = (env: Environment) => createPortalReports(table(env));
export const outgoingSwitch = (env: Environment) => createOutgoingSwitch(table(env));
export const offboardings = (env: Environment) => createOffboardings(table(env));
export const closures = (env: Environment) => createClosures(table(env));
