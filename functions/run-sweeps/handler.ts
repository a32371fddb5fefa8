import { createChoreHandler } from '../../shared/lambda/chore.ts';
import type { SweepReport } from './run-sweeps.ts';

/** By schedule, or when an operator asks. */
export function createHandler(runSweeps: () => Promise<SweepReport>) {
  return createChoreHandler('run-sweeps', runSweeps);
}
