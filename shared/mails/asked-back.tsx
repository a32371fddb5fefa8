import { dayWords, whenWords } from '../domain/when-words.ts';
import type { ComposedMail } from './composed-mail.ts';
import { composeMail } from './frame.tsx';
import { type AboutQuestion, type MailHouse, questionWords } from './question-mail.ts';

/** A decider asks the requester something before deciding. */
export interface AskedBackData extends MailHouse, AboutQuestion {
  readonly askedByName: string;
  /** What is asked, as it was written. */
  readonly text: string;
  /** Until when the question can be decided. UTC, ISO 8601. */
  readonly deadlineAt: string;
  /** Our page, where the reply is given. */
  readonly link: string;
}

/** Composes it. */
export function composeAskedBack(data: AskedBackData): ComposedMail {
  return composeMail({
    agencyName: data.agencyName,
    recipientName: data.recipientName,
    subject: `Answer ${data.askedByName} by ${dayWords(data.deadlineAt, data.timeZone)}: ${questionWords(data)}`,
    preview: data.text,
    heading: `${data.askedByName} asks you before deciding`,
    blocks: [
      { kind: 'paragraph', text: `It is about this decision: ${questionWords(data)}` },
      { kind: 'quote', from: data.askedByName, text: data.text },
      { kind: 'callout', label: 'To be decided by', text: whenWords(data.deadlineAt, data.timeZone) },
      { kind: 'button', label: 'Answer the question', href: data.link },
      { kind: 'paragraph', text: `${data.askedByName} gets your answer by mail.` },
    ],
    because: 'You get this mail because you answer for what is to be decided.',
  });
}
