import { dayWords, whenWords } from '../domain/when-words.ts';
import type { MailFact } from './blocks.ts';
import type { ComposedMail } from './composed-mail.ts';
import { composeMail } from './frame.tsx';

/** A question to an approver. Times are UTC, ISO 8601. */
export interface ApprovalQuestionData {
  readonly agencyName: string;
  readonly timeZone: string;
  readonly recipientName: string;
  readonly clientName: string;
  readonly title: string;
  readonly riskWords: string;
  readonly facts: readonly MailFact[];
  readonly plan?:
    | readonly {
        readonly who: string;
        readonly action: string;
        readonly before: string;
        readonly after: string;
        readonly reason: string;
      }[]
    | undefined;
  readonly deadlineAt: string;
  readonly requestedBy: string;
  readonly link: string;
  readonly reminder: number;
}

/** Composes it: the mail shows what is asked; the answer is given on the page behind the button. */
export function composeApprovalQuestion(data: ApprovalQuestionData): ComposedMail {
  const about = data.title.includes(data.clientName) ? data.title : `${data.clientName}: ${data.title}`;
  const plan = data.plan ?? [];
  return composeMail({
    agencyName: data.agencyName,
    recipientName: data.recipientName,
    subject: `Decide by ${dayWords(data.deadlineAt, data.timeZone)}: ${about}`,
    preview: `${data.requestedBy} asks for your decision. ${data.riskWords}`,
    heading: data.title,
    reminder: data.reminder,
    blocks: [
      { kind: 'paragraph', text: `${data.requestedBy} asks for your decision.` },
      { kind: 'callout', label: 'Answer by', text: whenWords(data.deadlineAt, data.timeZone) },
      { kind: 'facts', facts: [...data.facts, { label: 'Risk', value: data.riskWords }] },
      ...(plan.length === 0
        ? []
        : [
            {
              kind: 'entries' as const,
              title: 'What changes in the portal',
              entries: plan.map((line) => ({
                heading: line.who,
                tag: line.action,
                facts: [
                  { label: 'Before', value: line.before },
                  { label: 'After', value: line.after },
                ],
                note: line.reason,
              })),
            },
          ]),
      { kind: 'button', label: 'Look at it and decide', href: data.link },
      { kind: 'paragraph', text: 'Opening the page decides nothing. There you approve or decline with a button.' },
    ],
    because: `You get this mail because the approval policy of ${data.agencyName} names you for this question.`,
  });
}
