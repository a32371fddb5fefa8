import { systemClock } from '../../shared/adapters/system/clock.ts';
import { readEnvironment } from '../../shared/env.ts';
import * as parts from '../../shared/lambda/parts.ts';
import * as records from '../../shared/lambda/record-parts.ts';
import { createHoldRun } from '../../shared/services/runs/hold-run.ts';
import { createHandler } from './handler.ts';
import { createParkRunStep } from './park-run.ts';

const env = readEnvironment();

export const handler = createHandler(
  createParkRunStep({
    runs: records.runs(env),
    parkRun: parts.parkRun(env),
    holdRun: createHoldRun({ runs: records.runs(env), clock: systemClock }),
  }),
  records.runs(env),
);
