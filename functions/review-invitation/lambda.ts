import { readEnvironment } from '../../shared/env.ts';
import * as parts from '../../shared/lambda/parts.ts';
import { createHandler } from './handler.ts';
import { createReviewInvitation } from './review-invitation.ts';

const env = readEnvironment();

export const handler = createHandler(
  createReviewInvitation({
    runs: parts.runs(env),
    invitations: parts.invitations(env),
    partnerRecords: parts.partnerRecords(env),
    catalogues: parts.catalogues(env),
    moveInvitation: parts.moveInvitation(env),
  }),
  parts.runs(env),
);
