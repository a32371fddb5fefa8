import { readEnvironment } from '../../shared/env.ts';
import * as hubspot from '../../shared/lambda/hubspot-parts.ts';
import * as parts from '../../shared/lambda/parts.ts';
import * as records from '../../shared/lambda/record-parts.ts';
import { createHandler } from './handler.ts';
import { createReviewInvitation } from './review-invitation.ts';

const env = readEnvironment();

export const handler = createHandler(
  createReviewInvitation({
    runs: records.runs(env),
    invitations: records.invitations(env),
    partnerRecords: hubspot.partnerRecords(env),
    catalogues: records.catalogues(env),
    moveInvitation: parts.moveInvitation(env),
  }),
  records.runs(env),
);
