import { systemClock } from '../../shared/adapters/system/clock.ts';
import { readEnvironment } from '../../shared/env.ts';
import { logger } from '../../shared/lambda/logger.ts';
import { count } from '../../shared/lambda/metrics.ts';
import * as parts from '../../shared/lambda/parts.ts';
import * as records from '../../shared/lambda/record-parts.ts';
import * as words from '../../shared/lambda/word-parts.ts';
import { createHandler } from './handler.ts';
import { createMyQuestions } from './my-questions.ts';

const env = readEnvironment();

export const handler = createHandler(
  createMyQuestions({
    people: records.people(env),
    queueMail: parts.queueMail(env),
    clock: systemClock,
    agencyName: env.settings.agency.name,
    timeZone: env.settings.agency.timeZone,
    pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    failed: (error) => {
      logger.error('questions not mailed', { error: error as Error });
      count('PageFailed');
    },
  }),
  words.pageSettings(env),
);
