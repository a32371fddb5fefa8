import { clientStream, type LedgerFact, type LedgerType, PARTNER_STREAM } from '../../shared/domain/ledger.ts';
import { bareMessageId, type Mail } from '../../shared/domain/mail.ts';

/** What else an entry says. */
export interface MailFactMore {
  readonly messageId?: string | undefined;
  /** The hash prefix of the link that was mailed. */
  readonly linkRef?: string | undefined;
  /** A channel's name. */
  readonly chat?: string | undefined;
  /** A code. */
  readonly why?: string | undefined;
}

/** The ledger's entry of what became of a mail; a notice in a chat has nobody as its recipient. */
export function mailFact(mail: Mail, type: LedgerType, at: string, more: MailFactMore = {}): LedgerFact {
  const { messageId, linkRef, chat, why } = more;
  return {
    stream: mail.clientId === undefined ? PARTNER_STREAM : clientStream(mail.clientId),
    type,
    at,
    runId: mail.runId,
    correlationId: mail.correlationId,
    facts: {
      mailId: mail.mailId,
      kind: mail.kind,
      ...(chat === undefined ? { to: mail.personId } : { chat }),
      ...(messageId === undefined ? {} : { messageId: bareMessageId(messageId) }),
      ...(linkRef === undefined ? {} : { linkRef }),
      ...(why === undefined ? {} : { why }),
    },
  };
}
