import type { LinkPurpose } from './link.ts';

/** Each kind of mail that leaves the product; one template per kind (`shared/mails/<kind>.tsx`). */
export type MailKind =
  | 'approval-question'
  | 'review-request'
  | 'review-unassigned'
  | 'acceptance-task'
  | 'connect-invitation'
  | 'contact-needed'
  | 'manual-step'
  | 'course-notice'
  | 'access-changed'
  | 'break-glass-notice'
  | 'records-owned'
  | 'portal-rules'
  | 'client-settings'
  | 'question-handled'
  | 'asked-back'
  | 'replied'
  | 'my-questions'
  | 'question-stuck'
  | 'address-unreachable'
  | 'connection-lost'
  | 'engagement-ending'
  | 'access-removed'
  | 'offboarding-scheduled'
  | 'offboarding-report'
  | 'leavers-held'
  | 'drift-report'
  | 'end-access-confirm'
  | 'client-closed'
  | 'digest'
  | 'chat-notice';

/** Kinds that tell of something and ask for nothing: only these wait for a digest, where the recipient chose one. */
const NOTICES: ReadonlySet<MailKind> = new Set<MailKind>(['question-handled', 'course-notice']);

/** Kinds that ask somebody to decide: pointless once that person has answered, and told in chats. */
const ASKING: ReadonlySet<MailKind> = new Set<MailKind>(['approval-question', 'review-request']);

/** Whether a mail asks for a decision. */
export function asksToDecide(kind: MailKind): boolean {
  return ASKING.has(kind);
}

/** Whether a mail only tells of something. */
export function isNotice(kind: MailKind): boolean {
  return NOTICES.has(kind);
}

/**
 * How a mail stands. `superseded`: it had become pointless. `withheld`: no mail reaches the recipient, or the stage observes and they are a client's. `gathered`: it goes out with the
 * recipient's next digest.
 */
export type MailState = 'queued' | 'claimed' | 'sent' | 'failed' | 'superseded' | 'withheld' | 'gathered';

/** An outbox item: ids only, no link, no address. The sender makes a fresh link for each send. */
export interface Mail {
  /** Derived from what it is about, so that a repeated step writes the same mail once. */
  readonly mailId: string;
  readonly kind: MailKind;
  /** Who gets it. */
  readonly personId: string;
  readonly clientId?: string | undefined;
  readonly waitId?: string | undefined;
  readonly runId?: string | undefined;
  /** For the kinds that carry a link. */
  readonly linkPurpose?: LinkPurpose | undefined;
  /** 0 for the first sending, then the reminder's number. */
  readonly reminder: number;
  /** Not sent earlier: the recipient does not work at this time, or it waits for a digest. */
  readonly notBefore?: string | undefined;
  /** Codes and numbers that the template needs beyond the records (for example a named end). */
  readonly facts: Readonly<Record<string, string | number | boolean>>;
  readonly state: MailState;
  readonly attempts: number;
  readonly queuedAt: string;
  readonly claimedAt?: string | undefined;
  readonly sentAt?: string | undefined;
  /** SES's id; a notice has the one of its digest. */
  readonly messageId?: string | undefined;
  readonly correlationId?: string | undefined;
  readonly version: number;
}

/** What a use case hands over to be sent. */
export type MailRequest = Omit<
  Mail,
  'state' | 'attempts' | 'queuedAt' | 'claimedAt' | 'sentAt' | 'messageId' | 'version'
>;

/** SES's id of a message, without the host that some senders and notices add: so both fit, and a ledger entry never looks like an address. */
export function bareMessageId(messageId: string): string {
  return messageId.split('@')[0] ?? '';
}
