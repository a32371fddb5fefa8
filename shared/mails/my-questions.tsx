import { dayWords, whenWords } from '../domain/when-words.ts';
import type { Block } from './blocks.ts';
import type { ComposedMail } from './composed-mail.ts';
import { composeMail } from './frame.tsx';
import { type AboutQuestion, type MailHouse, questionWords } from './question-mail.ts';

/** Everything that waits for one person, each with a new link. */
export interface MyQuestionsData extends MailHouse {
  /** Soonest deadline first; empty where nothing waits. */
  readonly questions: readonly (AboutQuestion & {
    /** UTC, ISO 8601. */
    readonly deadlineAt: string;
    readonly link: string;
  })[];
}

/** Composes it. */
export function composeMyQuestions(data: MyQuestionsData): ComposedMail {
  const { questions, agencyName, timeZone } = data;
  const [first] = questions;
  const heading =
    first === undefined
      ? 'No decision waits for you'
      : questions.length === 1
        ? 'One decision waits for you'
        : `${questions.length} decisions wait for you`;
  const next =
    first === undefined
      ? ''
      : `, ${questions.length === 1 ? '' : 'the first '}by ${dayWords(first.deadlineAt, timeZone)}`;
  const blocks: Block[] =
    first === undefined
      ? [{ kind: 'paragraph', text: 'As soon as you are asked something, you get a mail about it.' }]
      : questions.flatMap((question): Block[] => [
          {
            kind: 'section',
            title: questionWords(question),
            text: `Answer by ${whenWords(question.deadlineAt, timeZone)}.`,
          },
          { kind: 'button', label: 'Look at it and decide', href: question.link },
        ]);
  return composeMail({
    agencyName,
    recipientName: data.recipientName,
    subject: `${agencyName}: ${lower(heading)}${next}`,
    preview: questions.map(questionWords).join(' '),
    heading,
    blocks,
    because:
      'You get this mail because your address was entered on the page that sends open decisions again. If that was not you, nothing is amiss: only you got it.',
  });
}

function lower(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
