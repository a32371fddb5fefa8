import type { Language } from '../domain/language.ts';
import { whenWords } from '../domain/when-words.ts';
import type { Block, MailFact } from './blocks.ts';
import type { ComposedMail } from './composed-mail.ts';
import { composeConsentQuestion } from './consent-question.tsx';
import { composeMail } from './frame.tsx';
import { questionSubject } from './question-mail.ts';

/** A question to an approver. Times are UTC, ISO 8601. */
export interface ApprovalQuestionData {
  readonly agencyName: string;
  readonly timeZone: string;
  /** Of a client that is asked for its consent; the agency reads English. */
  readonly language?: Language | undefined;
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
  /** Whose words: the client is asked for consent. By default the agency. */
  readonly party?: 'agency' | 'client' | undefined;
  /** The step that asks now; said only where there are several. Positions begin with 1. */
  readonly stage?: { readonly name: string; readonly position: number; readonly count: number } | undefined;
  /** Why this person is asked, where it was somebody else's to answer; a whole sentence. */
  readonly because?: string | undefined;
  /** Super admin or billing rights are asked for; as on the page. */
  readonly elevated?: { readonly clientName: string } | undefined;
  readonly link: string;
  readonly reminder: number;
}

/** Composes it: the mail shows what is asked; the answer is given on the page behind the button. */
export function composeApprovalQuestion(data: ApprovalQuestionData): ComposedMail {
  if (data.party === 'client') return composeConsentQuestion(data);
  const asks = `${data.requestedBy} asks for your decision.`;
  return composeMail({
    agencyName: data.agencyName,
    recipientName: data.recipientName,
    subject: questionSubject(data),
    preview: `${data.because ?? asks} ${data.riskWords}`,
    heading: data.title,
    reminder: data.reminder,
    blocks: [
      { kind: 'paragraph', text: asks },
      ...(data.because === undefined ? [] : [{ kind: 'paragraph' as const, text: data.because }]),
      { kind: 'callout', label: 'Answer by', text: whenWords(data.deadlineAt, data.timeZone) },
      { kind: 'facts', facts: [...stageFacts(data), ...data.facts, { label: 'Risk', value: data.riskWords }] },
      ...planBlocks(data),
      ...(data.elevated === undefined
        ? []
        : [
            {
              kind: 'paragraph' as const,
              text: 'Super admin or billing rights are asked for. To agree, you type the client’s name on the page, and give a reason.',
            },
          ]),
      { kind: 'button', label: 'Look at it and decide', href: data.link },
      {
        kind: 'paragraph',
        text: 'Opening the page decides nothing. There you approve or decline with a button.',
      },
    ],
    because: `You get this mail because the approval policy of ${data.agencyName} ${data.because === undefined ? 'names you for this question' : 'leads to you'}.`,
  });
}

function stageFacts({ stage }: ApprovalQuestionData): MailFact[] {
  return stage === undefined || stage.count < 2
    ? []
    : [{ label: 'Step', value: `${stage.position} of ${stage.count}: ${stage.name}` }];
}

function planBlocks({ plan = [] }: ApprovalQuestionData): Block[] {
  if (plan.length === 0) return [];
  return [
    {
      kind: 'entries',
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
  ];
}
