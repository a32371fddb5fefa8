import type { Clock } from '../../shared/ports/clock.ts';
import type { MailSender, Outbox } from '../../shared/ports/mailing.ts';
import type { QueueMail } from '../../shared/services/queue-mail.ts';
import type { ComposeDigest } from './compose-digest.ts';
import { mailFact } from './mail-facts.ts';
import type { Deliver } from './send-mail.ts';

/** What sending a digest needs. */
export interface DeliverDigestDependencies {
  readonly outbox: Pick<Outbox, 'gathered'>;
  readonly composeDigest: ComposeDigest;
  readonly mailSender: MailSender;
  readonly queueMail: QueueMail;
  readonly clock: Clock;
}

/** Notices of one digest: they are written in one transaction of at most 100 items, three each with their ledger entry and its head. */
const MOST = 30;
/** Milliseconds between a digest and what found no room in it: by then the first is written, so that no notice is in both. */
const APART = 120_000;

/**
 * Sends the notices that somebody's digest has gathered, and marks them sent with the digest, in one transaction. Dying after the sending, all
 * of them go again with the digest, as any mail does. What finds no room goes with one more digest, which is queued before.
 */
export function createDeliverDigest(dependencies: DeliverDigestDependencies): Deliver {
  const { outbox, composeDigest, mailSender, queueMail, clock } = dependencies;
  return async (mail, to) => {
    const waiting = await outbox.gathered(mail.personId, MOST + 1);
    if (waiting.length === 0) return { mail: { ...mail, state: 'superseded' }, facts: [] };
    const notices = waiting.slice(0, MOST);
    const composed = await composeDigest(notices, to);
    if (waiting.length > MOST) {
      const { personId } = mail;
      const notBefore = new Date(clock.now().getTime() + APART).toISOString();
      await queueMail({ mailId: `${mail.mailId}.more`, kind: 'digest', personId, reminder: 0, facts: {}, notBefore });
    }
    const messageId = await mailSender.send({ to: to.email, ...composed });
    const sentAt = clock.now().toISOString();
    return {
      mail: { ...mail, state: 'sent', sentAt, messageId },
      others: notices.map((notice) => ({ ...notice, state: 'sent', sentAt, messageId })),
      facts: [mail, ...notices].map((one) => mailFact(one, 'mail-sent', sentAt, { messageId })),
    };
  };
}
