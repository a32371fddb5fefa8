import { streamOf } from '../../shared/domain/ledger.ts';
import { isQuestion, type Question, unanswered } from '../../shared/domain/question.ts';
import { escalate } from '../../shared/domain/question-places.ts';
import { nextReminder, type Wait } from '../../shared/domain/wait.ts';
import type { MailQueue } from '../../shared/ports/mailing.ts';
import type { Waits } from '../../shared/ports/waits.ts';
import type { Office } from '../../shared/services/office.ts';
import type { ChangeQuestion } from '../../shared/services/questions/change-question.ts';
import { handoverFact } from '../../shared/services/questions/question-facts.ts';
import { reminderMails, stuckMail } from '../../shared/services/questions/question-mails.ts';
import type { QuestionTimes } from '../../shared/services/questions/question-times.ts';
import type { ReplaceIn } from '../../shared/services/questions/replace-person.ts';
import { isDue, type QueueMail } from '../../shared/services/queue-mail.ts';
import { mailAsked } from '../../shared/services/runs/open-wait.ts';

/** What nudging needs. */
export interface NudgeDependencies {
  readonly waits: Pick<Waits, 'read' | 'replace'>;
  readonly changeQuestion: ChangeQuestion;
  readonly replaceIn: ReplaceIn;
  readonly times: Pick<QuestionTimes, 'next' | 'mailAt'>;
  readonly office: Pick<Office, 'operator'>;
  readonly queueMail: QueueMail;
  readonly mailQueue: MailQueue;
  /** Seconds. */
  readonly reminderInterval: number;
}

/** Reminds those who have not answered, and asks the next person too, each when its time has come. */
export type Nudge = (wait: Wait, now: Date) => Promise<void>;

/**
 * @see Nudge
 * 1. Somebody who has become absent, or whom no mail reaches, is replaced before anybody is reminded.
 * 2. A question whose stage is not completed in time is put to the next fallback too.
 * 3. Reminders come in the working time of each.
 */
export function createNudge(dependencies: NudgeDependencies): Nudge {
  const { waits, changeQuestion, replaceIn, times, office, queueMail, mailQueue, reminderInterval } = dependencies;
  return async (wait, now) => {
    if (!isQuestion(wait)) {
      if (isDueAt(wait.reminderAt, now)) await remindPlainly(wait, now);
      return;
    }
    // 1. Replace.
    for (const personId of unanswered(wait)) await replaceIn(wait, personId);
    // 2. Escalate.
    if (isDueAt(wait.question.escalateAt, now)) await askNext(wait);
    // 3. Remind.
    const current = await waits.read(wait.waitId);
    if (current !== undefined && isQuestion(current) && isDueAt(current.reminderAt, now)) await remind(current, now);
  };

  async function askNext(question: Question): Promise<void> {
    const act = await changeQuestion(question.waitId, {
      concerns: everyoneOf,
      act: (wait, now, standing) => {
        if (!isDueAt(wait.question?.escalateAt, now)) return { kind: 'refused', reason: 'over' };
        const escalated = escalate(wait, now, standing);
        if (escalated.kind === 'refused') return escalated;
        return { ...escalated, question: withEscalation(escalated.question, times.next(wait, now).escalateAt) };
      },
      fact: handoverFact,
      mailAt: (personId, { policyVersion }, now) => times.mailAt(personId, policyVersion, now),
    });
    if (act.kind === 'done' || act.reason !== 'nobody-left') return;
    // Nobody is next: partner operations is told, and the time is taken away, so that the sweep does not come again for it.
    await queueMail(stuckMail(question, (await office.operator()).personId, 'nobody-next'));
    const current = await waits.read(question.waitId);
    if (current !== undefined && isQuestion(current)) await waits.replace(withEscalation(current, undefined), []);
  }

  async function remind(question: Question, now: Date): Promise<void> {
    const { reminderAt: _due, ...rest } = question;
    const reminded: Question = {
      ...rest,
      reminders: question.reminders + 1,
      reminderAt: times.next(question, now).reminderAt,
    };
    const notBefore = new Map<string, string | undefined>();
    for (const personId of unanswered(question)) {
      notBefore.set(personId, await times.mailAt(personId, question.policyVersion, now));
    }
    // A reminder that could only come after the deadline is none.
    const requests = reminderMails(reminded, notBefore).filter((mail) => (mail.notBefore ?? '') < question.deadlineAt);
    await waits.replace(reminded, [remindedFact(reminded, now)], { requests, at: now });
    for (const request of requests) if (isDue(request, now)) await mailQueue.enqueue(request.mailId);
  }

  async function remindPlainly(wait: Wait, now: Date): Promise<void> {
    const { reminderAt: _due, ...rest } = wait;
    const reminded: Wait = {
      ...rest,
      reminders: wait.reminders + 1,
      ...nextReminder(now, new Date(wait.deadlineAt), reminderInterval),
    };
    // First the version: of two sweeps one reminds. Dying after it loses one reminder, never sends two.
    await waits.replace(reminded, [remindedFact(reminded, now)]);
    await mailAsked(queueMail, wait, reminded.reminders);
  }
}

function remindedFact(wait: Wait, now: Date) {
  return {
    stream: streamOf(wait),
    type: 'reminded' as const,
    at: now.toISOString(),
    runId: wait.runId,
    facts: { waitId: wait.waitId, reminder: wait.reminders },
  };
}

function withEscalation(question: Question, escalateAt: string | undefined): Question {
  return { ...question, question: { ...question.question, escalateAt } };
}

function everyoneOf(wait: Wait): readonly string[] {
  return wait.question?.stages.flatMap((stage) => [...stage.approvers, ...stage.fallback]) ?? [];
}

function isDueAt(at: string | undefined, now: Date): boolean {
  return at !== undefined && new Date(at) <= now;
}
