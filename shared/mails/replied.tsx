import { whenWords } from '../domain/when-words.ts';
import type { ComposedMail } from './composed-mail.ts';
import { composeMail } from './frame.tsx';
import { type AboutQuestion, type MailHouse, questionSubject, questionWords } from './question-mail.ts';

/** The requester has answered what a decider asked. */
export interface RepliedData extends MailHouse, AboutQuestion {
  readonly byName: string;
  /** The answer, as it was written. */
  readonly text: string;
  /** UTC, ISO 8601. */
  readonly deadlineAt: string;
  /** The question's page. */
  readonly link: string;
}

/** Composes it: the question again, so under its subject. */
export function composeReplied(data: RepliedData): ComposedMail {
  return composeMail({
    agencyName: data.agencyName,
    recipientName: data.recipientName,
    subject: questionSubject(data),
    preview: `${data.byName} has answered you: ${data.text}`,
    heading: `${data.byName} has answered you`,
    blocks: [
      { kind: 'paragraph', text: `You asked something before deciding this: ${questionWords(data)}` },
      { kind: 'quote', from: data.byName, text: data.text },
      { kind: 'callout', label: 'Answer by', text: whenWords(data.deadlineAt, data.timeZone) },
      { kind: 'button', label: 'Look at it and decide', href: data.link },
      { kind: 'paragraph', text: 'Opening the page decides nothing.' },
    ],
    because: 'You get this mail because you are asked to decide this, and asked back.',
  });
}
