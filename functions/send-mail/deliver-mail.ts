import { hashToken, type Link, linkRefOf } from '../../shared/domain/link.ts';
import type { Mail } from '../../shared/domain/mail.ts';
import type { Clock, Randomness } from '../../shared/ports/clock.ts';
import type { Links, MailSender } from '../../shared/ports/mailing.ts';
import { mailFact } from './mail-facts.ts';
import type { Compose, Deliver, FreshLink } from './send-mail.ts';

/** What sending as a mail of its own needs. */
export interface DeliverMailDependencies {
  readonly links: Pick<Links, 'create'>;
  readonly mailSender: MailSender;
  readonly compose: Compose;
  readonly clock: Clock;
  readonly randomness: Pick<Randomness, 'token'>;
  readonly publicUrl: string;
}

/** Links outlive their question, to say what became of it. */
const LINK_DAYS = 400;

/** Makes a fresh link, its hash first, so that no link is mailed that the table does not know; then composes and sends. */
export function createDeliverMail(dependencies: DeliverMailDependencies): Deliver {
  const { links, mailSender, compose, clock, randomness, publicUrl } = dependencies;
  return async (mail, to) => {
    const token = randomness.token();
    if (mail.linkPurpose !== undefined) await rememberLink(mail, mail.linkPurpose, token);
    const freshLink: FreshLink = async (of) => {
      const another = randomness.token();
      await links.create(linkOf({ ...of, personId: mail.personId }, another));
      return `${publicUrl}/links/${another}`;
    };
    const composed = await compose(mail, to, `${publicUrl}/links/${token}`, freshLink);
    const messageId = await mailSender.send({ to: to.email, ...composed });
    const sentAt = clock.now().toISOString();
    const linkRef = mail.linkPurpose === undefined ? undefined : linkRefOf(hashToken(token));
    return {
      mail: { ...mail, state: 'sent', sentAt, messageId },
      facts: [mailFact(mail, 'mail-sent', sentAt, { messageId, linkRef })],
    };
  };

  async function rememberLink(mail: Mail, purpose: Link['purpose'], token: string): Promise<void> {
    const link = { ...linkOf({ ...mail, purpose }, token), ...subjectOf(mail, purpose) };
    // A link that no wait ends has its own end.
    await links.create({ ...link, expiresAt: String(mail.facts['deadlineAt'] ?? link.expiresAt) });
  }

  function linkOf(of: Pick<Link, 'purpose' | 'waitId' | 'clientId' | 'personId'>, token: string): Link {
    const { purpose, waitId, clientId, personId } = of;
    const now = clock.now();
    const expiresAt = new Date(now.getTime() + LINK_DAYS * 86_400_000).toISOString();
    return { hash: hashToken(token), purpose, waitId, clientId, personId, createdAt: now.toISOString(), expiresAt };
  }
}

/** What a link is about that is no wait. */
function subjectOf({ facts }: Mail, purpose: Link['purpose']): Partial<Link> {
  if (purpose === 'offboarding') return { offboardingId: String(facts['offboardingId']) };
  if (purpose !== 'engagement-ending') return {};
  return { engagementId: String(facts['engagementId']), endsAt: String(facts['endsAt']) };
}
