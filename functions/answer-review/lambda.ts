import { systemClock as clock } from '../../shared/adapters/system/clock.ts';
import { readEnvironment } from '../../shared/env.ts';
import * as parts from '../../shared/lambda/parts.ts';
import * as records from '../../shared/lambda/record-parts.ts';
import * as reviews from '../../shared/lambda/review-parts.ts';
import { pageSettings } from '../../shared/lambda/word-parts.ts';
import { createNoteSubmission } from '../../shared/services/reviews/note-submission.ts';
import { createAnswerReview } from './answer-review.ts';
import { createDecideMany } from './decide-many.ts';
import { createHandler } from './handler.ts';
import { createKeepDecisions } from './keep-decisions.ts';
import { createSaveLines } from './save-lines.ts';
import { createSubmitReview } from './submit-review.ts';

const env = readEnvironment();

const [auditItems, auditReviews] = [records.auditItems(env), records.auditReviews(env)];
const keepDecisions = createKeepDecisions({ auditItems, auditReviews });
const { agency, durations } = env.settings;

export const handler = createHandler(
  createAnswerReview({
    findOpenReview: reviews.findOpenReview(env),
    readReviewSheet: reviews.readReviewSheet(env),
    viewReview: reviews.viewReview(env),
    describeReview: reviews.describeReview(env),
    saveLines: createSaveLines({ keepDecisions, clock }),
    decideMany: createDecideMany({ keepDecisions, clock, agencyName: agency.name }),
    submitReview: createSubmitReview({
      changeQuestion: parts.changeQuestion(env),
      noteSubmission: createNoteSubmission(auditReviews),
      decisionPause: durations.decisionPause,
    }),
  }),
  pageSettings(env),
);
