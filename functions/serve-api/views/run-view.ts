import type { Run } from '../../../shared/domain/run.ts';

/** A run as the API shows it. */
export function runView(run: Run) {
  return {
    runId: run.runId,
    workflow: run.workflow,
    clientId: run.clientId,
    state: run.state,
    attempt: run.attempt,
    end: run.end ?? null,
    parkedReason: run.parkedReason ?? null,
    /** Name of the error that ended the last failed attempt. */
    lastFailure: run.lastFailure ?? null,
    startedAt: run.startedAt,
    endedAt: run.endedAt ?? null,
    correlationId: run.correlationId,
  };
}
