import { dayWords } from '../domain/when-words.ts';

/** For whom a mail is sent, and to whom. */
export interface MailHouse {
  readonly agencyName: string;
  /** IANA name of the zone in which times are told. */
  readonly timeZone: string;
  readonly recipientName: string;
}

/** The question that a mail is about. */
export interface AboutQuestion {
  readonly title: string;
  readonly clientName: string;
}

/** The question's title; the client is named in it or before it. */
export function questionWords({ title, clientName }: AboutQuestion): string {
  return title.includes(clientName) ? title : `${clientName}: ${title}`;
}

/** The same as a matter that is no longer asked. */
export function matterWords(question: AboutQuestion): string {
  return questionWords(question).replace(/\?$/u, '');
}

/**
 * The one subject of all mails that ask for the decision of a question: the same for everybody, in each step and reminder, so that mail
 * programs group them. Notices have subjects of their own.
 */
export function questionSubject(
  question: AboutQuestion & { readonly deadlineAt: string; readonly timeZone: string },
): string {
  return `Decide by ${dayWords(question.deadlineAt, question.timeZone)}: ${questionWords(question)}`;
}
