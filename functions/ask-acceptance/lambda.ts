import { readEnvironment } from '../../shared/env.ts';
import * as parts from '../../shared/lambda/parts.ts';
import { createAskAcceptance } from './ask-acceptance.ts';
import { createHandler } from './handler.ts';

const env = readEnvironment();

export const handler = createHandler(
  createAskAcceptance({
    runs: parts.runs(env),
    invitations: parts.invitations(env),
    partnerRecords: parts.partnerRecords(env),
    outcomes: parts.outcomes(env),
    moveInvitation: parts.moveInvitation(env),
    office: parts.office(env),
    openWait: parts.openWait(env),
    endWait: parts.endWait(env),
    acceptanceDeadline: env.settings.durations.acceptanceDeadline,
  }),
  parts.runs(env),
);
