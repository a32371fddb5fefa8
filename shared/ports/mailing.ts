import type { LedgerFact } from '../domain/ledger.ts';
import type { Link } from '../domain/link.ts';
import type { Mail, MailRequest } from '../domain/mail.ts';

/** Mails on their way. */
export interface Outbox {
  /** Writes a mail to be sent; false when that mail is known already. */
  put(request: MailRequest, now: Date): Promise<boolean>;
  read(mailId: string): Promise<Mail | undefined>;
  /** The right to send it: one caller gets it. A claim older than its lease may be taken over, and so may a notice that no digest took. */
  claim(mail: Mail, now: Date): Promise<Mail | undefined>;
  /** Writes how it ended; `others` in the same transaction: the notices of a digest. @throws ConflictError when another has written one of them. */
  settle(mail: Mail, facts: readonly LedgerFact[], others?: readonly Mail[]): Promise<void>;
  /** The oldest notices that wait for somebody's digest. */
  gathered(personId: string, limit: number): Promise<readonly Mail[]>;
  /** The mail that SES took under an id, with or without a host. It is found a moment after it was settled, not at once. */
  ofMessage(messageId: string): Promise<Mail | undefined>;
}

/** Wakes the sender. Losing a message loses no mail: the sweep finds what is unsent. */
export interface MailQueue {
  enqueue(mailId: string): Promise<void>;
}

/** Mailed links. */
export interface Links {
  create(link: Link): Promise<void>;
  find(hash: string): Promise<Link | undefined>;
}

/** A mail as it goes out. */
export interface OutgoingMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** The mail service. */
export interface MailSender {
  /** @returns the service's message id. */
  send(mail: OutgoingMail): Promise<string>;
}
