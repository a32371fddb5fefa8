import { createChores } from '../../shared/adapters/lambda/chores.ts';
import { readEnvironment } from '../../shared/env.ts';
import * as parts from '../../shared/lambda/parts.ts';
import { createHandler } from './handler.ts';
import { routes } from './routes.ts';
import { createServeApi } from './serve-api.ts';

const env = readEnvironment();

export const handler = createHandler(
  routes,
  createServeApi({
    settings: env.settings,
    publicUrl: env.variable('PUBLIC_URL'),
    clock: parts.clock,
    randomness: parts.randomness,
    apiTokens: parts.apiTokens(env),
    idempotentAnswers: parts.idempotentAnswers(env),
    clients: parts.clients(env),
    invitations: parts.invitations(env),
    people: parts.people(env),
    engagements: parts.engagements(env),
    grants: parts.grants(env),
    portalRulesBook: parts.portalRulesBook(env),
    connections: parts.connections(env),
    runs: parts.runs(env),
    waits: parts.waits(env),
    links: parts.links(env),
    catalogues: parts.catalogues(env),
    policies: parts.policies(env),
    ledger: parts.ledger(env),
    partnerRecords: parts.partnerRecords(env),
    chores: createChores({ sweep: env.variable('SWEEP_FUNCTION'), poll: env.variable('POLL_FUNCTION') }),
    setContact: parts.setContact(env),
    beginRun: parts.beginRun(env),
    restartRun: parts.restartRun(env),
    startEngagement: parts.startEngagement(env),
    endEngagement: parts.endEngagement(env),
  }),
);
