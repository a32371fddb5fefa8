import { readEnvironment } from '../../shared/env.ts';
import * as parts from '../../shared/lambda/parts.ts';
import { createHandler } from './handler.ts';
import { createHoldWait } from './hold-wait.ts';

const env = readEnvironment();

export const handler = createHandler(
  createHoldWait({
    waits: parts.waits(env),
    outcomes: parts.outcomes(env),
    taskTokens: parts.taskTokens(env),
    resumption: parts.resumption(),
  }),
);
