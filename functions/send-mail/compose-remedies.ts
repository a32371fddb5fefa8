import type { MailKind } from '../../shared/domain/mail.ts';
import type { Compose } from './send-mail.ts';

/** Kinds of mail about access that goes, about those who leave, and about clients that end everything. */
const REMEDY_KINDS = [
  'access-removed',
  'offboarding-scheduled',
  'offboarding-report',
  'leavers-held',
  'drift-report',
  'end-access-confirm',
  'client-closed',
] as const;
type RemedyKind = (typeof REMEDY_KINDS)[number];

/** A way for each of them. */
export type RemedyComposers = Readonly<Record<RemedyKind, Compose>>;

/** Whether a mail is about access that goes, or about somebody who leaves. */
export function isRemedyKind(kind: MailKind): kind is RemedyKind {
  return (REMEDY_KINDS as readonly MailKind[]).includes(kind);
}

/** Composes them, each in its own way. */
export function createComposeRemedies(composers: RemedyComposers): Compose {
  return async (mail, to, link, freshLink) => {
    if (!isRemedyKind(mail.kind)) throw new Error(`A mail of kind "${mail.kind}" is about no remedy.`);
    return composers[mail.kind](mail, to, link, freshLink);
  };
}
