import { createQueueHandler } from '../../shared/lambda/queue.ts';

/** Each event on its own. */
export function createHandler(dispatchEvent: (body: unknown) => Promise<string>) {
  return createQueueHandler('dispatch-event', dispatchEvent);
}
