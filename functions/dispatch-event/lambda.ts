import { readEnvironment } from '../../shared/env.ts';
import { count } from '../../shared/lambda/metrics.ts';
import * as parts from '../../shared/lambda/parts.ts';
import { createDispatchEvent } from './dispatch-event.ts';
import { createHandler } from './handler.ts';

const env = readEnvironment();

export const handler = createHandler(
  createDispatchEvent({
    partnerPortalId: env.settings.hubspot.partnerPortalId,
    partnerAppId: env.settings.hubspot.partnerApp.appId,
    connections: parts.connections(env),
    partnerRecords: parts.partnerRecords(env),
    clients: parts.clients(env),
    observe: parts.observePartnerClient(env),
    receivedEvents: parts.receivedEvents(env),
    clock: parts.clock,
    count,
  }),
);
