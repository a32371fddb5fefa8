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

/** Whether a mail may go now; one that is for later is woken by the sweep. */
export function isDue(request: Pick<MailRequest, 'notBefore'>, now: Date): boolean {
  return request.notBefore === undefined || new Date(request.notBefore) <= now;
}

/** @see QueueMail */
export function createQueueMail({ outbox, mailQueue, clock }: QueueMailDependencies): QueueMail {
  return async (request) => {
    const now = clock.now();
    await outbox.put(request, now);
    if (isDue(request, now)) await mailQueue.enqueue(request.mailId);
  };
}
