import type { MailRequest } from '../domain/mail.ts';
import type { Clock } from '../ports/clock.ts';
import type { MailQueue, Outbox } from '../ports/mailing.ts';

/** What it takes to queue a mail. */
export interface QueueMailDependencies {
  readonly outbox: Outbox;
  readonly mailQueue: MailQueue;
  readonly clock: Clock;
}

/** Queues a mail: the item first, then the wake-up. Calling it again with the same id wakes the sender and writes nothing. */
export type QueueMail = (request: MailRequest) => Promise<void>;

/** @see QueueMail */
export function createQueueMail({ outbox, mailQueue, clock }: QueueMailDependencies): QueueMail {
  return async (request) => {
    await outbox.put(request, clock.now());
    await mailQueue.enqueue(request.mailId);
  };
}
