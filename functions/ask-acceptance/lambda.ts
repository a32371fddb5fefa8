import { readEnvironment } from '../../shared/env.ts';
import * as hubspot from '../../shared/lambda/hubspot-parts.ts';
import * as parts from '../../shared/lambda/parts.ts';
import * as records from '../../shared/lambda/record-parts.ts';
import { createAskAcceptance } from './ask-acceptance.ts';
import { createHandler } from './handler.ts';

const env = readEnvironment();

export const handler = createHandler(
  createAskAcceptance({
    runs: records.runs(env),
    invitations: records.invitations(env),
    partnerRecords: hubspot.partnerRecords(env),
    outcomes: records.outcomes(env),
    moveInvitation: parts.moveInvitation(env),
    office: parts.office(env),
    openWait: parts.openWait(env),
    endWait: parts.endWait(env),
    acceptanceDeadline: env.settings.durations.acceptanceDeadline,
  }),
  records.runs(env),
);
