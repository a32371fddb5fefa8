import { counted } from '../domain/audit/review-words.ts';
import { whenWords } from '../domain/when-words.ts';
import type { ComposedMail } from './composed-mail.ts';
import { composeMail } from './frame.tsx';
import { type MailHouse, questionSubject } from './question-mail.ts';

/** A review for its reviewer. Times are UTC, ISO 8601. */
export interface ReviewRequestData extends MailHouse {
  readonly title: string;
  readonly clientName: string;
  readonly requestedBy: string;
  readonly deadlineAt: string;
  readonly lines: number;
  /** Lines with critical or high findings. */
  readonly grave: number;
  readonly withFindings: number;
  /** Lines that are decided already: by whoever had the review before, or since the last reminder. */
  readonly decided: number;
  /** By name. */
  readonly clients: readonly { readonly name: string; readonly lines: number; readonly grave: number }[];
  /** Why this person is asked, where it was somebody else's to do; a whole sentence. */
  readonly because?: string | undefined;
  readonly link: string;
  readonly reminder: number;
}

/** Clients that the mail names; the page has all. */
const MOST_CLIENTS = 15;

/** Composes it: what there is to review, and the link to the page where it is done. */
export function composeReviewRequest(data: ReviewRequestData): ComposedMail {
  const { lines, grave, withFindings, decided, clients } = data;
  const asks = `${capital(data.requestedBy)} asks you to review who of us has access to which portal.`;
  const found = grave === 0 ? 'None has critical or high findings.' : `${grave} with critical or high findings.`;
  const left = clients.length - MOST_CLIENTS;
  const graveFirst = clients.toSorted((a, b) => b.grave - a.grave);
  return composeMail({
    agencyName: data.agencyName,
    recipientName: data.recipientName,
    subject: questionSubject(data),
    preview: `${counted(lines, 'line')}. ${found}`,
    heading: data.title,
    reminder: data.reminder,
    blocks: [
      { kind: 'paragraph', text: asks },
      ...(data.because === undefined ? [] : [{ kind: 'paragraph' as const, text: data.because }]),
      { kind: 'callout', label: 'Submit by', text: whenWords(data.deadlineAt, data.timeZone) },
      {
        kind: 'facts',
        facts: [
          { label: 'Lines', value: String(lines) },
          { label: 'Critical or high', value: grave === 0 ? 'None' : String(grave) },
          { label: 'With findings', value: withFindings === 0 ? 'None' : String(withFindings) },
          { label: 'Decided so far', value: decided === 0 ? '' : `${decided} of ${lines}` },
        ],
      },
      { kind: 'button', label: 'Look at the lines and decide', href: data.link },
      {
        kind: 'paragraph',
        text: 'Opening the page decides nothing. You can save as you go, come back with the same link, and submit once at the end. Lines that nobody has decided at the deadline follow the approval policy.',
      },
      ...(clients.length < 2
        ? []
        : [
            {
              kind: 'entries' as const,
              title: counted(clients.length, 'client'),
              entries: [
                ...graveFirst.slice(0, MOST_CLIENTS).map((client) => ({
                  heading: client.name,
                  note: `${counted(client.lines, 'line')}${client.grave === 0 ? '' : `, ${client.grave} critical or high`}`,
                })),
                ...(left > 0 ? [{ heading: `And ${counted(left, 'more client', 'more clients')}` }] : []),
              ],
            },
          ]),
    ],
    because: `You get this mail because the approval policy of ${data.agencyName} ${data.because === undefined ? 'names you for this review' : 'leads to you'}.`,
  });
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
