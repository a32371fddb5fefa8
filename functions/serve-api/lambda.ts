import { createChores } from '../../shared/adapters/lambda/chores.ts';
import { systemClock, systemRandomness } from '../../shared/adapters/system/clock.ts';
import { readEnvironment } from '../../shared/env.ts';
import * as hubspot from '../../shared/lambda/hubspot-parts.ts';
import * as parts from '../../shared/lambda/parts.ts';
import * as records from '../../shared/lambda/record-parts.ts';
import { createHandler } from './handler.ts';
import { routes } from './routes.ts';
import { createServeApi } from './serve-api.ts';

const env = readEnvironment();

export const handler = createHandler(
  routes,
  createServeApi({
    settings: env.settings,
    publicUrl: env.variable('PUBLIC_URL'),
    clock: systemClock,
    randomness: systemRandomness,
    apiTokens: records.apiTokens(env),
    idempotentAnswers: records.idempotentAnswers(env),
    clients: records.clients(env),
    invitations: records.invitations(env),
    people: records.people(env),
    engagements: records.engagements(env),
    grants: records.grants(env),
    portalRulesBook: records.portalRulesBook(env),
    connections: records.connections(env),
    runs: records.runs(env),
    waits: records.waits(env),
    links: records.links(env),
    catalogues: records.catalogues(env),
    policies: records.policies(env),
    ledger: records.ledger(env),
    partnerRecords: hubspot.partnerRecords(env),
    chores: createChores({ sweep: env.variable('SWEEP_FUNCTION'), poll: env.variable('POLL_FUNCTION') }),
    setContact: parts.setContact(env),
    queueMail: parts.queueMail(env),
    beginRun: parts.beginRun(env),
    restartRun: parts.restartRun(env),
    startEngagement: parts.startEngagement(env),
    endEngagement: parts.endEngagement(env),
  }),
  env.settings.agency.timeZone,
);
