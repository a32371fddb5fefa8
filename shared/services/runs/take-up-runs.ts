import { waitsForConnection } from '../../domain/run.ts';
import { ConflictError } from '../../errors.ts';
import type { RunDirectory } from '../../ports/runs.ts';
import { RELEASED, type RestartRun } from './restart-run.ts';

/** Takes up what waits for a client's connection, once that is there; the sweep takes up the rest, and what this leaves when it dies. */
export type TakeUpRuns = (clientId: string) => Promise<number>;

/** Runs that are taken up at once, within the time of one call. */
const AT_ONCE = 10;

/** @see TakeUpRuns */
export function createTakeUpRuns({
  runs,
  restartRun,
}: {
  readonly runs: Pick<RunDirectory, 'ofClient'>;
  readonly restartRun: RestartRun;
}): TakeUpRuns {
  return async (clientId) => {
    const waiting = (await runs.ofClient(clientId)).filter(waitsForConnection).slice(0, AT_ONCE);
    let takenUp = 0;
    for (const run of waiting) {
      try {
        await restartRun(run, RELEASED);
        takenUp += 1;
      } catch (error) {
        // The sweep was faster.
        if (!(error instanceof ConflictError)) throw error;
      }
    }
    return takenUp;
  };
}
