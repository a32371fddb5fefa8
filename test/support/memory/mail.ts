import type { MailRequest } from '../../../shared/domain/mail.ts';
import type { MailQueue } from '../../../shared/ports/mailing.ts';
import type { QueueMail } from '../../../shared/services/queue-mail.ts';
import type { Effects } from './effects.ts';

/** Queued mails, each id once as in the outbox. */
export function createMemoryMail({ effects }: { effects: Effects }) {
  const queued = new Map<string, MailRequest>();
  const queueMail: QueueMail = (request) =>
    effects.run('queueMail', () => {
      if (!queued.has(request.mailId)) queued.set(request.mailId, structuredClone(request));
    });
  /** Mails that are written with what they tell of. */
  const keepMails = (requests: readonly MailRequest[]) => {
    for (const request of requests) queued.set(request.mailId, structuredClone(request));
  };
  const mailQueue: MailQueue = { enqueue: async () => undefined };
  return { queueMail, keepMails, mailQueue, mails: () => [...queued.values()] };
}
