import { type HeldReason, heldBy, type Run } from '../../shared/domain/run.ts';
import type { Executions } from '../../shared/ports/executions.ts';
import type { Runs } from '../../shared/ports/runs.ts';
import { RELEASED, type RestartRun } from '../../shared/services/runs/restart-run.ts';
import type { DealWith } from './run-sweeps.ts';

/** What a due run needs. */
export interface DueRunDependencies {
  readonly runs: Pick<Runs, 'read' | 'replace'>;
  readonly executions: Executions;
  readonly restartRun: RestartRun;
  /** Whether what holds a run is over, and who ended it. */
  readonly released: (run: Run, reason: HeldReason) => Promise<{ readonly by?: string | undefined } | undefined>;
}

/** Looks whether an unended run still has its motor: never started, it is started under the same name; ended without the run's end, the next attempt begins. One that is held goes on once it is released. */
export function createDueRun({ runs, executions, restartRun, released }: DueRunDependencies): DealWith {
  return async (runId) => {
    const run = await runs.read(runId);
    if (run === undefined) return;
    const held = heldBy(run);
    if (held !== undefined) return lookAtHeld(run, held);
    if (run.state !== 'running') return;
    const state = await executions.state(run.workflow, run.runId, run.attempt);
    if (state === 'ended') {
      await restartRun(run, 'execution-ended');
      return;
    }
    if (state === 'never-started') await executions.start(run.workflow, run.runId, run.attempt);
    // Writing it sets the time of the next look.
    await runs.replace(run, []);
  };

  async function lookAtHeld(run: Run, reason: HeldReason): Promise<void> {
    const release = await released(run, reason);
    // Writing it sets the time of the next look.
    if (release === undefined) await runs.replace(run, []);
    else await restartRun(run, RELEASED, release.by);
  }
}
