import type { Runs } from '../../shared/ports/runs.ts';
import type { ParkRun } from '../../shared/services/runs/park-run.ts';
import { readRun } from '../../shared/services/runs/read-run.ts';
import type { ParkInput } from '../../workflows/common.ts';

/** What parking needs. */
export interface ParkRunStepDependencies {
  readonly runs: Pick<Runs, 'read'>;
  readonly parkRun: ParkRun;
}

/** The state that a workflow ends in when only a person can go on. A run that has ended stays ended. */
export function createParkRunStep({ runs, parkRun }: ParkRunStepDependencies) {
  return async ({ runId, reason }: ParkInput): Promise<{ parked: true }> => {
    const run = await readRun(runs, runId);
    if (run.state !== 'ended') await parkRun(run, reason);
    return { parked: true };
  };
}
