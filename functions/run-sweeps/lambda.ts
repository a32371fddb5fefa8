import { systemClock } from '../../shared/adapters/system/clock.ts';
import { readEnvironment } from '../../shared/env.ts';
import { logger } from '../../shared/lambda/logger.ts';
import { count } from '../../shared/lambda/metrics.ts';
import * as records from '../../shared/lambda/record-parts.ts';
import { createHandler } from './handler.ts';
import { createDealWith } from './lambda-parts.ts';
import { createRunSweeps } from './run-sweeps.ts';

const env = readEnvironment();

export const handler = createHandler(
  createRunSweeps({
    dueItems: records.dueItems(env),
    dealWith: createDealWith(env),
    clock: systemClock,
    failed: (item, error) => {
      logger.error('due item failed', { kind: item.kind, id: item.id, error: error as Error });
      count('SweepItemFailed');
    },
  }),
);
