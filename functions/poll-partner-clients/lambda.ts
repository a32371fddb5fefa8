import { systemClock as clock } from '../../shared/adapters/system/clock.ts';
import { readEnvironment } from '../../shared/env.ts';
import * as hubspot from '../../shared/lambda/hubspot-parts.ts';
import * as leaving from '../../shared/lambda/leaving-parts.ts';
import { logger } from '../../shared/lambda/logger.ts';
import { count } from '../../shared/lambda/metrics.ts';
import * as parts from '../../shared/lambda/parts.ts';
import * as records from '../../shared/lambda/record-parts.ts';
import { createHandler } from './handler.ts';
import { createNoticeDirectory } from './notice-directory.ts';
import { createNoticeLeavers } from './notice-leavers.ts';
import { createPollPartnerClients } from './poll-partner-clients.ts';
import { createRefreshRoster } from './refresh-roster.ts';

const env = readEnvironment();
const { partnerPortalId, partnerApp } = env.settings.hubspot;
const rosterBook = records.rosterBook(env);
const leavers = {
  rosterBook,
  offboardings: records.offboardings(env),
  beginOffboarding: leaving.beginOffboarding(env),
  office: parts.office(env),
  queueMail: parts.queueMail(env),
  clock,
};

export const handler = createHandler(
  createPollPartnerClients({
    partnerPortalId,
    partnerAppId: partnerApp.appId,
    connections: records.connections(env),
    partnerRecords: hubspot.partnerRecords(env),
    refreshRoster: createRefreshRoster({
      partnerPortalId,
      partnerUsers: hubspot.partnerUsers(env),
      partnerActivity: hubspot.partnerActivity(env),
      people: records.people(env),
      rosterBook,
      noticeLeavers: createNoticeLeavers({ ...leavers, replacePerson: parts.replacePerson(env) }),
      clock,
    }),
    noticeDirectory: createNoticeDirectory({ ...leavers, directory: records.directoryBook(env) }),
    observe: parts.observePartnerClient(env),
    noteBroken: () => count('ConnectionBroken'),
    noteFailure: (recordId, error) => logger.error('partner client failed', { recordId, error: error as Error }),
  }),
);
