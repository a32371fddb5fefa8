import type { MailRequest } from '../domain/mail.ts';
import { type Question, unanswered } from '../domain/question.ts';

/** Mails about a question are named after what they tell, so that a repeated step writes the same mail once. */

/** The mail by which somebody is asked for the first time in a stage, or because a place changed hands. */
export function askMail(question: Question, personId: string): MailRequest {
  const { stage, handovers } = question.question;
  return {
    ...about(question),
    kind: 'approval-question',
    linkPurpose: 'answer',
    mailId: `${question.waitId}.${personId}.asked.${stage}.${handovers.length}`,
    personId,
  };
}

/** Reminders of those of the stage who have not answered. `notBefore` gives each one's own working time. */
export function reminderMails(
  question: Question,
  notBefore: ReadonlyMap<string, string | undefined> = new Map(),
): MailRequest[] {
  return unanswered(question).map((personId) => ({
    ...about(question),
    kind: 'approval-question',
    linkPurpose: 'answer',
    mailId: `${question.waitId}.${personId}.reminder.${question.reminders}`,
    personId,
    reminder: question.reminders,
    notBefore: notBefore.get(personId),
  }));
}

/** Tells the other side what was asked back or replied. */
export function talkMail(question: Question): MailRequest | undefined {
  const { talk, requesterId } = question.question;
  const said = talk.at(-1);
  if (said === undefined) return undefined;
  const mailId = `${question.waitId}.talk.${talk.length}`;
  if (said.kind === 'asked-back') {
    return { ...about(question), kind: 'asked-back', linkPurpose: 'reply', mailId, personId: requesterId };
  }
  const asker = talk.findLast((one) => one.kind === 'asked-back');
  if (asker === undefined) return undefined;
  return { ...about(question), kind: 'replied', linkPurpose: 'answer', mailId, personId: asker.personId };
}

/** Tells partner operations that nobody is left to ask. */
export function stuckMail(question: Question, operatorId: string): MailRequest {
  const { stage, handovers } = question.question;
  return {
    ...about(question),
    kind: 'question-stuck',
    mailId: `${question.waitId}.stuck.${stage}.${handovers.length}.${question.asked.length}`,
    personId: operatorId,
  };
}

/** Tells everyone else who was asked how a question ended, and who decided. */
export function handledMails(question: Question, by: readonly string[]): MailRequest[] {
  const { handovers, stages, stage } = question.question;
  const earlier = stages.slice(0, stage).flatMap((one) => one.approvers);
  const placed = handovers.flatMap(({ from, to }) => (from === undefined ? [to] : [from, to]));
  const everAsked = new Set([...earlier, ...question.asked, ...placed]);
  return [...everAsked]
    .filter((personId) => !by.includes(personId) && !question.excluded.includes(personId))
    .map((personId) => ({
      ...about(question),
      kind: 'question-handled',
      mailId: `${question.waitId}.handled.${personId}`,
      personId,
    }));
}

function about({ clientId, waitId, runId }: Question) {
  return { clientId, waitId, runId, reminder: 0, facts: {} };
}
