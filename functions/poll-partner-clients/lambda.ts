import { readEnvironment } from '../../shared/env.ts';
import * as parts from '../../shared/lambda/parts.ts';
import { createHandler } from './handler.ts';
import { createPollPartnerClients } from './poll-partner-clients.ts';

const env = readEnvironment();

export const handler = createHandler(
  createPollPartnerClients({
    partnerPortalId: env.settings.hubspot.partnerPortalId,
    partnerAppId: env.settings.hubspot.partnerApp.appId,
    connections: parts.connections(env),
    partnerRecords: parts.partnerRecords(env),
    partnerUsers: parts.partnerUsers(env),
    people: parts.people(env),
    rosterBook: parts.rosterBook(env),
    observe: parts.observePartnerClient(env),
    clock: parts.clock,
  }),
);
