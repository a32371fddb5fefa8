import { readEnvironment } from '../../shared/env.ts';
import { logger } from '../../shared/lambda/logger.ts';
import * as parts from '../../shared/lambda/parts.ts';
import { createDealWith } from './lambda-parts.ts';
import { createHandler } from './handler.ts';
import { createRunSweeps } from './run-sweeps.ts';

const env = readEnvironment();

export const handler = createHandler(
  createRunSweeps({
    dueItems: parts.dueItems(env),
    dealWith: createDealWith(env),
    clock: parts.clock,
    failed: (item, error) => logger.error('due item failed', { kind: item.kind, id: item.id, error: error as Error }),
  }),
);
