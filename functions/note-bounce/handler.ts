import { createQueueHandler } from '../../shared/lambda/queue.ts';

/** Each message on its own. */
export function createHandler(noteBounce: (body: unknown) => Promise<string>) {
  return createQueueHandler('note-bounce', noteBounce);
}
