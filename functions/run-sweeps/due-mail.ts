import type { MailQueue } from '../../shared/ports/mailing.ts';
import type { DealWith } from './run-sweeps.ts';

/** A mail that nobody has sent, or whose sender died, is put before the sender again. */
export function createDueMail(mailQueue: MailQueue): DealWith {
  return (mailId) => mailQueue.enqueue(mailId);
}
