import { streamOf } from '../../domain/ledger.ts';
import { MAX_ATTEMPTS, type Run } from '../../domain/run.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Executions } from '../../ports/executions.ts';
import type { Runs } from '../../ports/runs.ts';
import type { ParkRun } from './park-run.ts';

/** What it takes to try a run again. */
export interface RestartRunDependencies {
  readonly runs: Runs;
  readonly executions: Executions;
  readonly parkRun: ParkRun;
  readonly clock: Clock;
}

/** Why a run that was held goes on. */
export const RELEASED = 'released';

/**
 * Begins the next attempt of a run from its record; after the last one it is parked. An operator who asks (`by`) lifts the bound, and so does
 * the end of what held it: no attempt of it has failed.
 */
export type RestartRun = (run: Run, reason: string, by?: string) => Promise<'restarted' | 'parked'>;

/** @see RestartRun */
export function createRestartRun({ runs, executions, parkRun, clock }: RestartRunDependencies): RestartRun {
  return async (run, reason, by) => {
    const { releases = 0 } = run;
    if (by === undefined && reason !== RELEASED && run.attempt - releases >= MAX_ATTEMPTS) {
      await parkRun(run, reason);
      return 'parked';
    }
    const at = clock.now().toISOString();
    const { parkedReason: _lifted, end: _reopened, endedAt: _again, ...rest } = run;
    const next: Run = {
      ...rest,
      state: 'running',
      attempt: run.attempt + 1,
      attemptAt: at,
      ...(reason === RELEASED ? { releases: releases + 1 } : {}),
    };
    // Under the run's version: of two sweeps, one restarts.
    await runs.replace(next, [
      {
        stream: streamOf(run),
        type: 'run-restarted',
        at,
        actor: by,
        runId: run.runId,
        correlationId: run.correlationId,
        facts: { attempt: next.attempt, reason },
      },
    ]);
    await executions.start(run.workflow, run.runId, next.attempt);
    return 'restarted';
  };
}
