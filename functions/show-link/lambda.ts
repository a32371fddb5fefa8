import { readEnvironment } from '../../shared/env.ts';
import { findOpenReview } from '../../shared/lambda/review-parts.ts';
import * as words from '../../shared/lambda/word-parts.ts';
import { createHandler } from './handler.ts';
import { createShowLink } from './show-link.ts';

const env = readEnvironment();

export const handler = createHandler(
  createShowLink(words.linkPages(env), findOpenReview(env)),
  words.pageSettings(env),
);
