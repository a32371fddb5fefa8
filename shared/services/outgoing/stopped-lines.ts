import type { PlanItemResult } from '../../ports/engagements.ts';

/** Whether a line waits until outgoing changes may go on. */
export function isStopped({ state, reason }: PlanItemResult): boolean {
  return state === 'cannot-verify' && reason === 'outgoing-stopped';
}

/** Whether a line was only planned, since the stage observes. */
export function isObserved({ state, reason }: PlanItemResult): boolean {
  return state === 'cannot-verify' && reason === 'observe-mode';
}
