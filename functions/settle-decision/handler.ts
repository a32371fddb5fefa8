import { createQueueHandler } from '../../shared/lambda/queue.ts';

/** Each message on its own. */
export function createHandler(settleDecision: (body: unknown) => Promise<string>) {
  return createQueueHandler('settle-decision', settleDecision);
}
