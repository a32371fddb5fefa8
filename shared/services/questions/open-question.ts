import { streamOf } from '../../domain/ledger.ts';
import type { Question } from '../../domain/question.ts';
import type { RoutedStage } from '../../domain/route-approval.ts';
import type { Run } from '../../domain/run.ts';
import type { Risk } from '../../domain/service-package.ts';
import type { Staffing } from '../../domain/stage-staffing.ts';
import type { WaitSubject } from '../../domain/wait.ts';
import type { Clock } from '../../ports/clock.ts';
import type { MailQueue } from '../../ports/mailing.ts';
import type { Waits } from '../../ports/waits.ts';
import { askMail, stuckMail } from './question-mails.ts';
import type { QuestionTimes } from './question-times.ts';

/** A question, and who is asked first. */
export interface NewQuestion {
  readonly waitId: string;
  readonly subject: WaitSubject;
  readonly risk: Risk;
  /** Who answers when somebody asks back. */
  readonly requesterId: string;
  /** Requester and subject: nobody of them decides (rule 9). */
  readonly excluded: readonly string[];
  readonly policyVersion: number;
  readonly policyRule: string;
  readonly stages: readonly [RoutedStage, ...RoutedStage[]];
  /** People of the first stage; where they are too few, `stuckTo` is told. */
  readonly staffing: Staffing;
  /** Partner operations: absent where a question that finds too few is not put at all. */
  readonly stuckTo?: string | undefined;
  /** Seconds; the settings' deadline of approvals where absent. */
  readonly deadline?: number | undefined;
}

/** What opening a question needs. */
export interface OpenQuestionDependencies {
  readonly waits: Pick<Waits, 'open'>;
  readonly times: Pick<QuestionTimes, 'ofStage'>;
  readonly mailQueue: MailQueue;
  readonly clock: Clock;
}

/** The question, its ledger entry and the mails of its first stage are one transaction; a second attempt finds them. */
export type OpenQuestion = (run: Pick<Run, 'runId' | 'clientId' | 'correlationId'>, asks: NewQuestion) => Promise<void>;

/** @see OpenQuestion */
export function createOpenQuestion({ waits, times, mailQueue, clock }: OpenQuestionDependencies): OpenQuestion {
  return async (run, asks) => {
    const now = clock.now();
    const { staffing, stages, policyVersion, risk, requesterId, stuckTo } = asks;
    const { asked, quorum } = staffing;
    const hasFallback = stages[0].fallback.length > 0;
    const begin = { asked, policyVersion, hasFallback, deadline: asks.deadline };
    const { escalateAt, ...timers } = await times.ofStage(begin, now);
    const handovers = staffing.placements.map((place) => ({ ...place, at: now.toISOString(), stage: 0 }));
    const question: Question = {
      waitId: asks.waitId,
      runId: run.runId,
      clientId: run.clientId,
      kind: 'question',
      subject: asks.subject,
      asked,
      quorum,
      excluded: asks.excluded,
      policyVersion,
      policyRule: asks.policyRule,
      openedAt: now.toISOString(),
      ...timers,
      reminders: 0,
      held: false,
      votes: [],
      question: { risk, stages, stage: 0, requesterId, talk: [], handovers, escalateAt },
      state: 'open',
      version: 1,
    };
    const mails = asked.map((personId) => askMail(question, personId));
    if (staffing.kind === 'unmet' && stuckTo !== undefined) mails.push(stuckMail(question, stuckTo, 'too-few'));
    const requests = mails.map((mail) => ({ ...mail, correlationId: run.correlationId }));
    await waits.open(question, openedFact(question, run.correlationId), { requests, at: now });
    // Dying before this, the sweep wakes them.
    for (const { mailId } of requests) await mailQueue.enqueue(mailId);
  };
}

function openedFact(question: Question, correlationId: string | undefined) {
  const { waitId, kind, asked, quorum, deadlineAt, policyVersion = 0, policyRule = '' } = question;
  const stages = question.question.stages.map((stage) => stage.name);
  return {
    stream: streamOf(question),
    type: 'wait-opened' as const,
    at: question.openedAt,
    runId: question.runId,
    correlationId,
    facts: { waitId, kind, asked, quorum, deadlineAt, policyVersion, policyRule, stages },
  };
}
