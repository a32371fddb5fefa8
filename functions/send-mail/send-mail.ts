import { clientStream, PARTNER_STREAM } from '../../shared/domain/ledger.ts';
import { hashToken, type Link, linkRefOf } from '../../shared/domain/link.ts';
import type { Mail } from '../../shared/domain/mail.ts';
import type { Person } from '../../shared/domain/person.ts';
import { unanswered } from '../../shared/domain/question.ts';
import type { ComposedMail } from '../../shared/mails/composed-mail.ts';
import type { Clock, Randomness } from '../../shared/ports/clock.ts';
import type { Links, MailSender, Outbox } from '../../shared/ports/mailing.ts';
import type { People } from '../../shared/ports/people.ts';
import type { Outcomes, Waits } from '../../shared/ports/waits.ts';
import { sendMailMessage } from './schema.ts';

/** Makes one more link for the recipient; its hash is kept before the mail goes. */
export type FreshLink = (of: Pick<Link, 'purpose' | 'waitId' | 'clientId'>) => Promise<string>;

/** Makes the text of a mail from the records behind it. */
export type Compose = (mail: Mail, to: Person, link: string, freshLink: FreshLink) => Promise<ComposedMail>;

/** What sending needs. */
export interface SendMailDependencies {
  readonly outbox: Outbox;
  readonly outcomes: Pick<Outcomes, 'read'>;
  readonly waits: Pick<Waits, 'read'>;
  readonly people: Pick<People, 'read'>;
  readonly links: Pick<Links, 'create'>;
  readonly mailSender: MailSender;
  readonly compose: Compose;
  readonly clock: Clock;
  readonly randomness: Pick<Randomness, 'token'>;
  readonly publicUrl: string;
  /** Counts what goes wrong. */
  readonly count: (metric: 'MailFailed' | 'MailSentTwice') => void;
}

/** After this many tries a mail is given up, with an alarm: the address or the template is wrong, not the moment. */
const MAX_ATTEMPTS = 5;
/** Links outlive their question, to say what became of it. */
const LINK_DAYS = 400;

/**
 * Sends one mail of the outbox.
 * 1. Claims it: of several senders one goes on. A claim that is too old is taken over; only then can a mail go twice, and that is counted.
 * 2. Who need not act any more is not asked: the wait has ended, somebody else has the place, or the answer was given.
 * 3. Makes a fresh link, its hash first, so that no link is mailed that the table does not know.
 * 4. Sends, and notes the message id with the ledger entry.
 */
export function createSendMail(dependencies: SendMailDependencies) {
  const { outbox, outcomes, waits, people, links, mailSender, compose, clock, randomness, publicUrl, count } =
    dependencies;
  return async (body: unknown): Promise<string> => {
    const { mailId } = sendMailMessage.parse(body);
    const known = await outbox.read(mailId);
    if (known === undefined) return 'unknown';
    // 1. Claim.
    const mail = await outbox.claim(known, clock.now());
    if (mail === undefined) return known.state === 'queued' ? 'claimed-by-another' : known.state;
    if (known.state === 'claimed') count('MailSentTwice');
    // 2. Still asked?
    if (await isPointless(mail)) {
      await outbox.settle({ ...mail, state: 'superseded' }, []);
      return 'superseded';
    }
    try {
      const to = await people.read(mail.personId);
      if (to === undefined) throw new Error('The recipient is no longer known.');
      // 3. Link.
      const token = randomness.token();
      if (mail.linkPurpose !== undefined) await rememberLink(mail, token);
      const freshLink: FreshLink = async (of) => {
        const another = randomness.token();
        await links.create(linkOf({ ...of, personId: mail.personId }, another));
        return `${publicUrl}/links/${another}`;
      };
      const composed = await compose(mail, to, `${publicUrl}/links/${token}`, freshLink);
      // 4. Send.
      const messageId = await mailSender.send({ to: to.email, ...composed });
      const sentAt = clock.now().toISOString();
      await outbox.settle({ ...mail, state: 'sent', sentAt, messageId }, [factOf(mail, sentAt, messageId, token)]);
      return 'sent';
    } catch (error) {
      if (mail.attempts < MAX_ATTEMPTS) {
        await outbox.settle({ ...mail, state: 'queued' }, []);
      } else {
        const at = clock.now().toISOString();
        await outbox.settle({ ...mail, state: 'failed' }, [{ ...factOf(mail, at), type: 'mail-failed' }]);
        count('MailFailed');
      }
      throw error;
    }
  };

  async function isPointless({ linkPurpose, waitId, kind, personId }: Mail): Promise<boolean> {
    if (linkPurpose === undefined || linkPurpose === 'read-rules' || waitId === undefined) return false;
    if ((await outcomes.read(waitId)) !== undefined) return true;
    if (kind !== 'approval-question') return false;
    const wait = await waits.read(waitId);
    return wait === undefined || !unanswered(wait).includes(personId);
  }

  async function rememberLink(mail: Mail, token: string): Promise<void> {
    if (mail.linkPurpose === undefined) return;
    const link = linkOf({ ...mail, purpose: mail.linkPurpose }, token);
    // A link that no wait ends has its own end.
    await links.create({ ...link, expiresAt: String(mail.facts['deadlineAt'] ?? link.expiresAt) });
  }

  function linkOf(of: Pick<Link, 'purpose' | 'waitId' | 'clientId' | 'personId'>, token: string): Link {
    const { purpose, waitId, clientId, personId } = of;
    const now = clock.now();
    const expiresAt = new Date(now.getTime() + LINK_DAYS * 86_400_000).toISOString();
    return { hash: hashToken(token), purpose, waitId, clientId, personId, createdAt: now.toISOString(), expiresAt };
  }

  function factOf(mail: Mail, at: string, messageId?: string, token?: string) {
    return {
      stream: mail.clientId === undefined ? PARTNER_STREAM : clientStream(mail.clientId),
      type: 'mail-sent' as const,
      at,
      runId: mail.runId,
      correlationId: mail.correlationId,
      facts: {
        mailId: mail.mailId,
        kind: mail.kind,
        to: mail.personId,
        // SES's id, without the host that some senders add: a ledger entry never looks like an address.
        ...(messageId === undefined ? {} : { messageId: messageId.split('@')[0] ?? '' }),
        ...(mail.linkPurpose === undefined || token === undefined ? {} : { linkRef: linkRefOf(hashToken(token)) }),
      },
    };
  }
}
