import { systemClock } from '../../shared/adapters/system/clock.ts';
import { readEnvironment } from '../../shared/env.ts';
import * as parts from '../../shared/lambda/parts.ts';
import * as records from '../../shared/lambda/record-parts.ts';
import { createHandler } from './handler.ts';
import { createTakeOutcome } from './take-outcome.ts';

const env = readEnvironment();

export const handler = createHandler(
  createTakeOutcome({
    waits: records.waits(env),
    outcomes: records.outcomes(env),
    endWait: parts.endWait(env),
    queueMail: parts.queueMail(env),
    clock: systemClock,
  }),
  records.runs(env),
);
