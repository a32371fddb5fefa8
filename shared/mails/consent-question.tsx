import { clientWords } from '../domain/client-words/client-words.ts';
import { dayWords, whenWords } from '../domain/when-words.ts';
import type { ApprovalQuestionData } from './approval-question.tsx';
import type { Block } from './blocks.ts';
import type { ComposedMail } from './composed-mail.ts';
import { composeMail } from './frame.tsx';
import { questionWords } from './question-mail.ts';

/** Asks a super admin of the client for the consent that elevated access takes; the answer is given on the page behind the button. */
export function composeConsentQuestion(data: ApprovalQuestionData): ComposedMail {
  const { agencyName, timeZone, language, deadlineAt, stage } = data;
  const { consent, common } = clientWords(language);
  const step =
    stage === undefined || stage.count < 2
      ? []
      : [{ kind: 'paragraph' as const, text: consent.step(stage.position, stage.count, stage.name) }];
  const elevated: Block[] = data.elevated === undefined ? [] : [{ kind: 'paragraph', text: consent.typeName }];
  return composeMail({
    language,
    agencyName,
    recipientName: data.recipientName,
    subject: consent.subject(questionWords(data), dayWords(deadlineAt, timeZone, language)),
    preview: `${consent.asks(agencyName)} ${data.riskWords}`,
    heading: data.title,
    reminder: data.reminder,
    blocks: [
      { kind: 'paragraph', text: `${consent.asks(agencyName)} ${consent.aboutYours}` },
      ...step,
      { kind: 'callout', label: consent.answerBy, text: whenWords(deadlineAt, timeZone, language) },
      { kind: 'facts', facts: [...data.facts, { label: consent.risk, value: data.riskWords }] },
      ...planBlocks(data),
      ...elevated,
      { kind: 'button', label: consent.open, href: data.link },
      { kind: 'paragraph', text: consent.decidesNothing },
    ],
    because: common.becauseAdmin(data.clientName),
  });
}

function planBlocks({ plan = [], language }: ApprovalQuestionData): Block[] {
  const { consent, common } = clientWords(language);
  if (plan.length === 0) return [];
  const entries = plan.map((line) => ({
    heading: line.who,
    tag: line.action,
    facts: [
      { label: common.before, value: line.before },
      { label: common.after, value: line.after },
    ],
    note: line.reason,
  }));
  return [{ kind: 'entries', title: consent.plan, entries }];
}
