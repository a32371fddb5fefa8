import { listWords } from '../domain/list-words.ts';
import { whenWords } from '../domain/when-words.ts';
import { outcomeWords } from '../domain/words.ts';
import type { ComposedMail } from './composed-mail.ts';
import { composeMail } from './frame.tsx';
import type { NoticeWords } from './notice-words.ts';
import { type AboutQuestion, type MailHouse, matterWords } from './question-mail.ts';

/** Tells everyone else who was asked that the question has ended. */
export interface QuestionHandledData extends MailHouse, AboutQuestion {
  readonly result: 'approved' | 'declined' | 'expired' | 'withdrawn';
  /** The lines of a review: they are submitted, not approved. */
  readonly review?: boolean | undefined;
  /** Who decided; empty where nobody did. */
  readonly byNames: readonly string[];
  /** When it ended. UTC, ISO 8601. */
  readonly at: string;
  /** The reader's page of the question, which shows the outcome. */
  readonly link?: string | undefined;
}

/** Nothing is left to do, in one sentence. */
const NOTHING_LEFT = 'You were asked too. There is nothing left for you to do.';

/** The notice in short, as it stands in a digest too. */
export function questionHandledWords(data: QuestionHandledData): NoticeWords {
  const by = data.byNames.length === 0 ? '' : ` By ${listWords(data.byNames)}.`;
  return { heading: `${outcomeOf(data)}: ${matterWords(data)}`, text: `${NOTHING_LEFT}${by}` };
}

/** Composes it. The link shows; there is nothing left to decide. */
export function composeQuestionHandled(data: QuestionHandledData): ComposedMail {
  const outcome = outcomeOf(data);
  const { heading } = questionHandledWords(data);
  return composeMail({
    agencyName: data.agencyName,
    recipientName: data.recipientName,
    subject: heading,
    preview: 'You are not asked any more. There is nothing for you to do.',
    heading,
    blocks: [
      { kind: 'paragraph', text: NOTHING_LEFT },
      {
        kind: 'facts',
        facts: [
          { label: 'Client', value: data.clientName },
          { label: 'Outcome', value: outcome },
          { label: 'By', value: listWords(data.byNames) },
          { label: 'When', value: whenWords(data.at, data.timeZone) },
        ],
      },
      ...(data.link === undefined
        ? []
        : [{ kind: 'button' as const, label: 'See what became of it', href: data.link }]),
    ],
    because: 'You get this mail because you were asked to decide this.',
  });
}

function outcomeOf({ result, review }: QuestionHandledData): string {
  return review === true && result === 'approved' ? 'Submitted' : capital(outcomeWords(result));
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
