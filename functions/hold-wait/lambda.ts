import { readEnvironment } from '../../shared/env.ts';
import * as parts from '../../shared/lambda/parts.ts';
import * as records from '../../shared/lambda/record-parts.ts';
import { createHandler } from './handler.ts';
import { createHoldWait } from './hold-wait.ts';

const env = readEnvironment();

export const handler = createHandler(
  createHoldWait({
    waits: records.waits(env),
    outcomes: records.outcomes(env),
    taskTokens: records.taskTokens(env),
    resumption: parts.resumption(),
  }),
);
