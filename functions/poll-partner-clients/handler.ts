import { createChoreHandler } from '../../shared/lambda/chore.ts';
import type { PollReport } from './poll-partner-clients.ts';

/** By schedule, or when an operator asks. */
export function createHandler(poll: (correlationId: string) => Promise<PollReport>) {
  return createChoreHandler('poll-partner-clients', poll);
}
