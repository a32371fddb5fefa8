import { dayWords, whenWords } from '../domain/when-words.ts';
import type { ComposedMail } from './composed-mail.ts';
import { composeMail } from './frame.tsx';
import { type AboutQuestion, type MailHouse, questionWords } from './question-mail.ts';

/** Tells partner operations that nobody is left who could be asked. */
export interface QuestionStuckData extends MailHouse, AboutQuestion {
  /** Why; a whole sentence. */
  readonly reason: string;
  /** UTC, ISO 8601. */
  readonly deadlineAt: string;
  /** The command that gives it to somebody, ready to be copied. */
  readonly command: string;
}

/** Composes it. */
export function composeQuestionStuck(data: QuestionStuckData): ComposedMail {
  return composeMail({
    agencyName: data.agencyName,
    recipientName: data.recipientName,
    subject: `Name a decider by ${dayWords(data.deadlineAt, data.timeZone)}: ${questionWords(data)}`,
    preview: `Nobody is left who could be asked. ${data.reason}`,
    heading: 'Nobody is left who could be asked',
    blocks: [
      { kind: 'paragraph', text: `The question is still open: ${questionWords(data)}` },
      { kind: 'paragraph', text: data.reason },
      { kind: 'callout', label: 'To be decided by', text: whenWords(data.deadlineAt, data.timeZone) },
      { kind: 'command', title: 'Give it to somebody', command: data.command },
      { kind: 'paragraph', text: 'If nobody decides in time, it ends undecided, and nothing is changed.' },
    ],
    because: `You get this mail because you run partner operations for ${data.agencyName}.`,
  });
}
