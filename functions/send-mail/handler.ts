import { createQueueHandler } from '../../shared/lambda/queue.ts';

/** Each message on its own. */
export function createHandler(sendMail: (body: unknown) => Promise<string>) {
  return createQueueHandler('send-mail', sendMail);
}
