import { HELD_REASONS } from '../../shared/domain/run.ts';
import type { Runs } from '../../shared/ports/runs.ts';
import type { HoldRun } from '../../shared/services/runs/hold-run.ts';
import type { ParkRun } from '../../shared/services/runs/park-run.ts';
import { readRun } from '../../shared/services/runs/read-run.ts';
import type { ParkInput } from '../../workflows/common.ts';

/** What parking needs. */
export interface ParkRunStepDependencies {
  readonly runs: Pick<Runs, 'read'>;
  readonly parkRun: ParkRun;
  readonly holdRun: HoldRun;
}

/** The state that a workflow ends in when only a person can go on. A run that has ended stays ended. */
export function createParkRunStep({ runs, parkRun, holdRun }: ParkRunStepDependencies) {
  return async ({ runId, reason }: ParkInput): Promise<{ parked: true }> => {
    const run = await readRun(runs, runId);
    // A lost connection is a task of its own, and the run goes on by itself once that is done.
    const held = HELD_REASONS.find((one) => one === reason && one !== 'connection-missing');
    if (held !== undefined) await holdRun(runId, held);
    else if (run.state !== 'ended') await parkRun(run, reason);
    return { parked: true };
  };
}
