import type { LinkPurpose } from './link.ts';

/** Each kind of mail that leaves the product; one template per kind (`shared/mails/<kind>.tsx`). */
export type MailKind =
  | 'approval-question'
  | 'acceptance-task'
  | 'connect-invitation'
  | 'contact-needed'
  | 'manual-step'
  | 'course-notice'
  | 'access-changed'
  | 'portal-rules'
  | 'question-handled'
  | 'asked-back'
  | 'replied'
  | 'my-questions'
  | 'question-stuck'
  | 'address-unreachable'
  | 'digest';

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
  /** Not sent earlier: the recipient does not work at this time. */
  readonly notBefore?: string | undefined;
  /** Codes and numbers that the template needs beyond the records (for example a named end). */
  readonly facts: Readonly<Record<string, string | number | boolean>>;
  readonly state: 'queued' | 'claimed' | 'sent' | 'failed' | 'superseded';
  readonly attempts: number;
  readonly queuedAt: string;
  readonly claimedAt?: string | undefined;
  readonly sentAt?: string | undefined;
  /** SES's id. */
  readonly messageId?: string | undefined;
  readonly correlationId?: string | undefined;
  readonly version: number;
}

/** What a use case hands over to be sent. */
export type MailRequest = Omit<
  Mail,
  'state' | 'attempts' | 'queuedAt' | 'claimedAt' | 'sentAt' | 'messageId' | 'version'
>;
