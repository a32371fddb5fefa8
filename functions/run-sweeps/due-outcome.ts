import type { Outcomes } from '../../shared/ports/waits.ts';
import type { createResumeWait } from '../../shared/services/runs/end-wait.ts';
import type { DealWith } from './run-sweeps.ts';

/** What a due outcome needs. */
export interface DueOutcomeDependencies {
  readonly outcomes: Outcomes;
  readonly resumeWait: ReturnType<typeof createResumeWait>;
  /** Seconds. */
  readonly repeatInterval: number;
}

/** An outcome that the step after the wait has not taken is sent again: an OK of SendTaskSuccess proves nothing. */
export function createDueOutcome({ outcomes, resumeWait, repeatInterval }: DueOutcomeDependencies): DealWith {
  return async (waitId, now) => {
    const outcome = await outcomes.read(waitId);
    if (outcome === undefined || outcome.takenAt !== undefined) return;
    await resumeWait(outcome);
    await outcomes.postpone(waitId, new Date(now.getTime() + repeatInterval * 1000).toISOString());
  };
}
