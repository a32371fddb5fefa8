import { systemClock } from '../adapters/system/clock.ts';
import type { Environment } from '../env.ts';
import { createDescribeReview } from '../services/reviews/describe-review.ts';
import { createFindOpenReview } from '../services/reviews/open-review.ts';
import { createReadReviewSheet } from '../services/reviews/review-sheet.ts';
import { createViewReview } from '../services/reviews/review-view.ts';
import * as records from './record-parts.ts';

/** Reviews of audits and their pages, with the real parts behind them; as in `record-parts.ts`. */

export const findOpenReview = (env: Environment) =>
  createFindOpenReview({ links: records.links(env), waits: records.waits(env), clock: systemClock });
export const readReviewSheet = (env: Environment) =>
  createReadReviewSheet({
    audits: records.audits(env),
    auditReviews: records.auditReviews(env),
    auditItems: records.auditItems(env),
    clients: records.clients(env),
    people: records.people(env),
    catalogues: records.catalogues(env),
  });
export const describeReview = (env: Environment) =>
  createDescribeReview({
    audits: records.audits(env),
    auditReviews: records.auditReviews(env),
    clients: records.clients(env),
    people: records.people(env),
  });
export const viewReview = (env: Environment) =>
  createViewReview({ settings: env.settings, people: records.people(env), describeReview: describeReview(env) });
