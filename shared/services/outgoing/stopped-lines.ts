import { HELD_REASONS, type HeldReason } from '../../domain/run.ts';
import type { PlanItemResult } from '../../ports/engagements.ts';

/** What a line waits for, to go on by itself: changes may go out again, the portal is connected again, HubSpot's day has ended. */
export function heldLine({ state, reason }: PlanItemResult): HeldReason | undefined {
  return state === 'cannot-verify' ? HELD_REASONS.find((one) => one === reason) : undefined;
}

/** Whether a line waits. */
export function isStopped(result: PlanItemResult): boolean {
  return heldLine(result) !== undefined;
}

/** Whether a line was only planned, since the stage observes. */
export function isObserved({ state, reason }: PlanItemResult): boolean {
  return state === 'cannot-verify' && reason === 'observe-mode';
}
