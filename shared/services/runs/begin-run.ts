import { streamOf } from '../../domain/ledger.ts';
import { type Run, runIdOf, type WorkflowName } from '../../domain/run.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Executions } from '../../ports/executions.ts';
import type { Runs } from '../../ports/runs.ts';

/** What it takes to begin a run. */
export interface BeginRunDependencies {
  readonly runs: Runs;
  readonly executions: Executions;
  readonly clock: Clock;
}

/** Why and for whom a run begins. */
export interface RunRequest {
  readonly workflow: WorkflowName;
  readonly businessId: string;
  readonly clientId?: string | undefined;
  readonly correlationId: string;
  readonly requestedBy?: string | undefined;
}

/** Begins the run of a business id, once: a run that is there already gets a hint instead. Returns the run's id. */
export type BeginRun = (request: RunRequest) => Promise<{ runId: string; begun: boolean }>;

/** @see BeginRun */
export function createBeginRun({ runs, executions, clock }: BeginRunDependencies): BeginRun {
  return async (request) => {
    const runId = runIdOf(request.workflow, request.businessId);
    const at = clock.now().toISOString();
    const run: Run = {
      ...request,
      runId,
      state: 'running',
      attempt: 1,
      hints: 0,
      hintsSeen: 0,
      startedAt: at,
      attemptAt: at,
      version: 1,
    };
    const begun = await runs.begin(run, {
      stream: streamOf(request),
      type: 'run-started',
      at,
      actor: request.requestedBy,
      runId,
      correlationId: request.correlationId,
      facts: { workflow: request.workflow, attempt: 1 },
    });
    if (begun) {
      // Dying here leaves an unended run without execution: the sweep starts it under the same name.
      await executions.start(request.workflow, runId, 1);
    } else {
      await runs.hint(runId);
    }
    return { runId, begun };
  };
}
