import { readEnvironment } from '../../shared/env.ts';
import * as reviews from '../../shared/lambda/review-parts.ts';
import { pageSettings } from '../../shared/lambda/word-parts.ts';
import { createHandler } from './handler.ts';
import { createShowReview } from './show-review.ts';

const env = readEnvironment();

export const handler = createHandler(
  createShowReview({
    findOpenReview: reviews.findOpenReview(env),
    readReviewSheet: reviews.readReviewSheet(env),
    viewReview: reviews.viewReview(env),
  }),
  pageSettings(env),
);
