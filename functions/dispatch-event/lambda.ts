import { systemClock } from '../../shared/adapters/system/clock.ts';
import { readEnvironment } from '../../shared/env.ts';
import * as hubspot from '../../shared/lambda/hubspot-parts.ts';
import { count } from '../../shared/lambda/metrics.ts';
import * as parts from '../../shared/lambda/parts.ts';
import * as records from '../../shared/lambda/record-parts.ts';
import { createDispatchEvent } from './dispatch-event.ts';
import { createHandler } from './handler.ts';

const env = readEnvironment();

export const handler = createHandler(
  createDispatchEvent({
    partnerPortalId: env.settings.hubspot.partnerPortalId,
    partnerAppId: env.settings.hubspot.partnerApp.appId,
    connections: records.connections(env),
    partnerRecords: hubspot.partnerRecords(env),
    clients: records.clients(env),
    observe: parts.observePartnerClient(env),
    receivedEvents: records.receivedEvents(env),
    clock: systemClock,
    count,
  }),
);
