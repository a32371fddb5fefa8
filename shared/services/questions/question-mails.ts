import type { LinkPurpose } from '../../domain/link.ts';
import type { MailRequest } from '../../domain/mail.ts';
import { type Question, unanswered } from '../../domain/question.ts';
import type { Wait } from '../../domain/wait.ts';

/** Mails about a question are named after what they tell, so that a repeated step writes the same mail once. */

/** The mail by which somebody is asked for the first time in a stage, or because a place changed hands. */
export function askMail(question: Question, personId: string): MailRequest {
  const { stage, handovers } = question.question;
  return {
    ...about(question),
    ...asking(question),
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
    ...asking(question),
    mailId: `${question.waitId}.${personId}.reminder.${question.reminders}`,
    personId,
    reminder: question.reminders,
    notBefore: notBefore.get(personId),
  }));
}

/** Tells the other side what was said last: the requester what is asked back, and everyone who has asked since the last reply what it is. */
export function talkMails(question: Question): MailRequest[] {
  const { talk, requesterId } = question.question;
  const said = talk.at(-1);
  if (said === undefined) return [];
  const number = talk.length - 1;
  const mail = { ...about(question), facts: { talk: number } };
  const mailId = `${question.waitId}.talk.${number}`;
  if (said.kind === 'asked-back') {
    return [{ ...mail, kind: 'asked-back', linkPurpose: 'reply', mailId, personId: requesterId }];
  }
  const before = talk.slice(0, number);
  const since = before.slice(before.findLastIndex((one) => one.kind === 'replied') + 1);
  const lastAsker = before.findLast((one) => one.kind === 'asked-back');
  // A second reply in a row is told to whoever asked last.
  const askers = since.length > 0 ? since : lastAsker === undefined ? [] : [lastAsker];
  return [...new Set(askers.map((one) => one.personId))].map((personId) => ({
    ...mail,
    kind: 'replied',
    linkPurpose: answeringPurpose(question),
    mailId: `${mailId}.${personId}`,
    personId,
  }));
}

/** Why partner operations has to look: too few are left to decide, or nobody is next after those who have not. */
export type StuckReason = 'too-few' | 'nobody-next';

/** Tells partner operations that a question does not get on by itself. */
export function stuckMail(question: Question, operatorId: string, why: StuckReason): MailRequest {
  const { stage, handovers } = question.question;
  return {
    ...about(question),
    kind: 'question-stuck',
    mailId: `${question.waitId}.stuck.${why}.${stage}.${handovers.length}.${question.asked.length}`,
    personId: operatorId,
    facts: { why },
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

/** What the link is for with which a question is decided: the lines of a review have a page of their own. */
export function answeringPurpose({ subject }: Pick<Wait, 'subject'>): LinkPurpose {
  return subject.kind === 'review' ? 'review' : 'answer';
}

function asking(question: Question): Pick<MailRequest, 'kind' | 'linkPurpose'> {
  const kind = question.subject.kind === 'review' ? 'review-request' : 'approval-question';
  return { kind, linkPurpose: answeringPurpose(question) };
}

function about({ clientId, waitId, runId }: Question) {
  return { clientId, waitId, runId, reminder: 0, facts: {} };
}
