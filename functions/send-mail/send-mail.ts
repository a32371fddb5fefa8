import { type Chat, chatsOf } from '../../shared/domain/chat.ts';
import { type DigestTimes, nextDigest } from '../../shared/domain/digest.ts';
import type { LedgerFact } from '../../shared/domain/ledger.ts';
import type { Link } from '../../shared/domain/link.ts';
import { asksToDecide, isNotice, type Mail } from '../../shared/domain/mail.ts';
import type { Person } from '../../shared/domain/person.ts';
import { unanswered } from '../../shared/domain/question.ts';
import type { ComposedMail } from '../../shared/mails/composed-mail.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { Outbox } from '../../shared/ports/mailing.ts';
import type { People } from '../../shared/ports/people.ts';
import type { Outcomes, Waits } from '../../shared/ports/waits.ts';
import type { QueueMail } from '../../shared/services/queue-mail.ts';
import { mailFact } from './mail-facts.ts';
import { sendMailMessage } from './schema.ts';

/** Makes one more link for the recipient; its hash is kept before the mail goes. */
export type FreshLink = (of: Pick<Link, 'purpose' | 'waitId' | 'clientId'>) => Promise<string>;

/** Makes the text of a mail from the records behind it. */
export type Compose = (mail: Mail, to: Person, link: string, freshLink: FreshLink) => Promise<ComposedMail>;

/** What became of a mail: as it is to be written, with all that is written with it. */
export interface Delivery {
  readonly mail: Mail;
  readonly facts: readonly LedgerFact[];
  /** Notices that went with it. */
  readonly others?: readonly Mail[];
}

/** Brings a mail on its way. @throws what may go well later. */
export type Deliver = (mail: Mail, to: Person) => Promise<Delivery>;

/** What sending needs. */
export interface SendMailDependencies {
  readonly outbox: Outbox;
  readonly outcomes: Pick<Outcomes, 'read'>;
  readonly waits: Pick<Waits, 'read'>;
  readonly people: Pick<People, 'read'>;
  readonly queueMail: QueueMail;
  readonly deliver: { readonly mail: Deliver; readonly digest: Deliver; readonly chatNotice: Deliver };
  readonly chats: readonly Chat[];
  readonly digestTimes: DigestTimes;
  /** The stage observes: no client is mailed. */
  readonly observe: boolean;
  readonly clock: Clock;
  /** Counts what goes wrong. */
  readonly count: (metric: 'MailFailed' | 'MailSentTwice' | 'ChatFailed') => void;
}

/** After this many tries a mail is given up, with an alarm: the address or the template is wrong, not the moment. */
const MAX_ATTEMPTS = 5;

/**
 * Sends one mail of the outbox.
 * 1. Claims it: of several senders one goes on. A claim that is too old is taken over; only then can a mail go twice, and that is counted.
 * 2. Leaves out what need not go: the wait has ended, somebody else has the place, or the answer was given; no mail reaches the recipient, or may; or
 *    it is a notice, and the recipient wants notices together.
 * 3. Delivers it: as a mail, as a digest, or as a notice in a chat; and notes that with the ledger entry.
 * 4. After a question, tells the channels that its recipient reads. A message that comes again does it again, and writes nothing twice.
 */
export function createSendMail(dependencies: SendMailDependencies) {
  const { outbox, outcomes, waits, people, queueMail, deliver, chats, digestTimes, observe, clock, count } =
    dependencies;
  return async (body: unknown): Promise<string> => {
    const { mailId } = sendMailMessage.parse(body);
    const known = await outbox.read(mailId);
    if (known === undefined) return 'unknown';
    // 1. Claim.
    const mail = await outbox.claim(known, clock.now());
    if (mail === undefined) {
      if (known.state === 'sent') await tellChats(known);
      return known.state === 'queued' ? 'claimed-by-another' : known.state;
    }
    if (known.state === 'claimed') count('MailSentTwice');
    try {
      // 2. Leave out.
      if (await isPointless(mail)) {
        await outbox.settle({ ...mail, state: 'superseded' }, []);
        return 'superseded';
      }
      const to = await people.read(mail.personId);
      if (to === undefined) throw new Error('The recipient is no longer known.');
      const why = withheldWhy(to);
      if (why !== undefined) {
        const fact = mailFact(mail, 'mail-withheld', clock.now().toISOString(), { why });
        await outbox.settle({ ...mail, state: 'withheld' }, [fact]);
        return 'withheld';
      }
      if (isForDigest(mail, to)) return await gather(mail);
      // 3. Deliver.
      const { mail: settled, facts, others } = await deliver[wayOf(mail)](mail, to);
      await outbox.settle(settled, facts, others);
      if (settled.state !== 'sent') {
        if (settled.state === 'failed') count('ChatFailed');
        return settled.state;
      }
    } catch (error) {
      await giveBack(mail);
      throw error;
    }
    // 4. Tell.
    await tellChats(mail);
    return 'sent';
  };

  /** The one place that no mail to a client passes by on a stage that only observes. */
  function withheldWhy({ kind, unreachable }: Person): string | undefined {
    return observe && kind === 'client' ? 'observe-mode' : unreachable?.why;
  }

  async function isPointless({ linkPurpose, waitId, kind, personId }: Mail): Promise<boolean> {
    if (waitId === undefined) return false;
    if (kind !== 'chat-notice' && (linkPurpose === undefined || linkPurpose === 'read-rules')) return false;
    if ((await outcomes.read(waitId)) !== undefined) return true;
    if (!asksToDecide(kind) && kind !== 'chat-notice') return false;
    const wait = await waits.read(waitId);
    const left = wait === undefined ? [] : unanswered(wait);
    return kind === 'chat-notice' ? left.length === 0 : !left.includes(personId);
  }

  /** The digest is queued first: dying between the two, the notice is claimed again and finds it. */
  async function gather(mail: Mail): Promise<'gathered'> {
    const notBefore = nextDigest(clock.now(), digestTimes).toISOString();
    const { personId } = mail;
    const mailId = `digest.${personId}.${notBefore}`;
    await queueMail({ mailId, kind: 'digest', personId, reminder: 0, facts: {}, notBefore });
    await outbox.settle({ ...mail, state: 'gathered', notBefore }, []);
    return 'gathered';
  }

  async function giveBack(mail: Mail): Promise<void> {
    if (mail.attempts < MAX_ATTEMPTS) {
      await outbox.settle({ ...mail, state: 'queued' }, []);
      return;
    }
    const inChat = mail.kind === 'chat-notice';
    const more = inChat ? { chat: String(mail.facts['chat']), why: 'no-answer' } : {};
    const fact = mailFact(mail, inChat ? 'chat-notice-failed' : 'mail-failed', clock.now().toISOString(), more);
    await outbox.settle({ ...mail, state: 'failed' }, [fact]);
    count(inChat ? 'ChatFailed' : 'MailFailed');
  }

  /** One notice a channel, however many of its people are asked at the same time. */
  async function tellChats({ kind, reminder, personId, clientId, runId, waitId, correlationId }: Mail): Promise<void> {
    if (!asksToDecide(kind) || reminder > 0 || waitId === undefined || chats.length === 0) return;
    const [to, wait] = await Promise.all([people.read(personId), waits.read(waitId)]);
    if (to === undefined || wait === undefined) return;
    const asking = `${wait.question?.stage ?? 0}.${wait.question?.handovers.length ?? 0}`;
    for (const { name } of chatsOf(to, chats)) {
      await queueMail({
        mailId: `${waitId}.chat.${name}.${asking}`,
        kind: 'chat-notice',
        personId,
        clientId,
        waitId,
        runId,
        reminder: 0,
        facts: { chat: name },
        correlationId,
      });
    }
  }
}

/** A notice that waited for a digest once does not wait for another. */
function isForDigest(mail: Mail, to: Person): boolean {
  return to.notices === 'digest' && isNotice(mail.kind) && mail.notBefore === undefined;
}

function wayOf({ kind }: Mail): 'mail' | 'digest' | 'chatNotice' {
  if (kind === 'digest') return 'digest';
  return kind === 'chat-notice' ? 'chatNotice' : 'mail';
}
