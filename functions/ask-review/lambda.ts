import { readEnvironment } from '../../shared/env.ts';
import * as parts from '../../shared/lambda/parts.ts';
import * as records from '../../shared/lambda/record-parts.ts';
import { createAskReview } from './ask-review.ts';
import { createHandler } from './handler.ts';

const env = readEnvironment();
const runs = records.runs(env);

export const handler = createHandler(
  createAskReview({
    runs,
    audits: records.audits(env),
    auditReviews: records.auditReviews(env),
    policies: records.policies(env),
    waits: records.waits(env),
    office: parts.office(env),
    readStanding: parts.readStanding(env),
    openQuestion: parts.openQuestion(env),
    settings: env.settings,
  }),
  runs,
);
