import { systemClock } from '../../shared/adapters/system/clock.ts';
import { readEnvironment } from '../../shared/env.ts';
import * as hubspot from '../../shared/lambda/hubspot-parts.ts';
import * as leaving from '../../shared/lambda/leaving-parts.ts';
import { logger } from '../../shared/lambda/logger.ts';
import { count } from '../../shared/lambda/metrics.ts';
import * as parts from '../../shared/lambda/parts.ts';
import * as records from '../../shared/lambda/record-parts.ts';
import { createHandler } from './handler.ts';
import { createNoticeLeavers } from './notice-leavers.ts';
import { createPollPartnerClients } from './poll-partner-clients.ts';

const env = readEnvironment();

export const handler = createHandler(
  createPollPartnerClients({
    partnerPortalId: env.settings.hubspot.partnerPortalId,
    partnerAppId: env.settings.hubspot.partnerApp.appId,
    connections: records.connections(env),
    partnerRecords: hubspot.partnerRecords(env),
    partnerUsers: hubspot.partnerUsers(env),
    people: records.people(env),
    rosterBook: records.rosterBook(env),
    noticeLeavers: createNoticeLeavers({
      rosterBook: records.rosterBook(env),
      offboardings: records.offboardings(env),
      beginOffboarding: leaving.beginOffboarding(env),
      replacePerson: parts.replacePerson(env),
      office: parts.office(env),
      queueMail: parts.queueMail(env),
      clock: systemClock,
    }),
    observe: parts.observePartnerClient(env),
    clock: systemClock,
    noteBroken: () => count('ConnectionBroken'),
    noteFailure: (recordId, error) => logger.error('partner client failed', { recordId, error: error as Error }),
  }),
);
