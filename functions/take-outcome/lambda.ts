import { readEnvironment } from '../../shared/env.ts';
import * as parts from '../../shared/lambda/parts.ts';
import { createHandler } from './handler.ts';
import { createTakeOutcome } from './take-outcome.ts';

const env = readEnvironment();

export const handler = createHandler(
  createTakeOutcome({
    waits: parts.waits(env),
    outcomes: parts.outcomes(env),
    endWait: parts.endWait(env),
    clock: parts.clock,
  }),
  parts.runs(env),
);
