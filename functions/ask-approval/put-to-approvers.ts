import type { PublishedPolicy } from '../../shared/domain/approval-policy.ts';
import { streamOf } from '../../shared/domain/ledger.ts';
import type { Question } from '../../shared/domain/question.ts';
import { type Matter, type RoutedStage, routeApproval } from '../../shared/domain/route-approval.ts';
import type { Run } from '../../shared/domain/run.ts';
import { staffStage } from '../../shared/domain/stage-staffing.ts';
import { type WaitSubject, waitIdOf } from '../../shared/domain/wait.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { MailQueue } from '../../shared/ports/mailing.ts';
import type { Waits } from '../../shared/ports/waits.ts';
import { askMail } from '../../shared/services/question-mails.ts';
import type { QuestionTimes } from '../../shared/services/question-times.ts';
import type { ReadStanding } from '../../shared/services/read-standing.ts';
import type { AskResult } from '../../workflows/common.ts';

/** What is to be decided, and who may not decide it (rule 9). */
export interface ApprovalMatter extends Matter {
  /** Requester and subject. */
  readonly excluded: readonly string[];
  readonly subject: WaitSubject;
  /** Who answers when an approver asks back. */
  readonly requesterId: string;
  /** People of the client of whom one has to consent; absent where no consent is needed. */
  readonly consenters?: readonly string[] | undefined;
}

/** What putting a matter needs. */
export interface PutToApproversDependencies {
  readonly waits: Pick<Waits, 'open' | 'read'>;
  readonly readStanding: ReadStanding;
  readonly times: Pick<QuestionTimes, 'ofStage'>;
  readonly mailQueue: MailQueue;
  readonly clock: Clock;
}

/** Puts a matter to those whom the policy names; where it names too few, nobody is asked in their place. */
export type PutToApprovers = (run: Run, policy: PublishedPolicy, matter: ApprovalMatter) => Promise<AskResult>;

/**
 * Puts a question.
 * 1. Every stage has to find its people now; a policy that cannot be met is said, and nobody is asked.
 * 2. The question, its ledger entry and the mails of its first stage are one transaction; a second attempt finds them.
 */
export function createPutToApprovers(dependencies: PutToApproversDependencies): PutToApprovers {
  const { waits, readStanding, times, mailQueue, clock } = dependencies;
  return async (run, policy, matter) => {
    // A later attempt finds the question, open or decided, whoever could be asked by now.
    const waitId = waitIdOf(run.runId, 'AskApproval');
    const standingQuestion = await waits.read(waitId);
    if (standingQuestion !== undefined) return { verdict: 'asked', waitId };
    // 1. Route.
    const { excluded, consenters } = matter;
    const standing = await readStanding([...policy.people, ...(consenters ?? [])]);
    const routing = routeApproval(policy, matter, excluded, standing, consenters);
    if (routing.kind === 'unmet') return unmet(routing.reason);
    const [first, ...later] = routing.stages;
    if (first === undefined) return unmet('no-rule-fits');
    const barred = new Set([...excluded, ...later.flatMap((stage) => stage.approvers)]);
    const staffing = staffStage(first, barred, standing);
    if (staffing.kind === 'unmet') return unmet('too-few-eligible');
    // 2. Ask.
    const now = clock.now();
    const { asked, quorum } = staffing;
    const hasFallback = first.fallback.length > 0;
    const { escalateAt, ...timers } = await times.ofStage({ asked, policyVersion: policy.version, hasFallback }, now);
    const handovers = staffing.placements.map((place) => ({ ...place, at: now.toISOString(), stage: 0 }));
    const question: Question = {
      waitId,
      runId: run.runId,
      clientId: run.clientId,
      kind: 'question',
      subject: matter.subject,
      asked,
      quorum,
      excluded,
      policyVersion: policy.version,
      policyRule: routing.rule,
      openedAt: now.toISOString(),
      ...timers,
      reminders: 0,
      held: false,
      votes: [],
      question: { ...partOf(matter, routing.stages), handovers, escalateAt },
      state: 'open',
      version: 1,
    };
    const requests = asked.map((personId) => ({ ...askMail(question, personId), correlationId: run.correlationId }));
    await waits.open(question, openedFact(question, run.correlationId), { requests, at: now });
    // Dying before this, the sweep wakes them.
    for (const { mailId } of requests) await mailQueue.enqueue(mailId);
    return { verdict: 'asked', waitId: question.waitId };
  };
}

function unmet(reason: string): AskResult {
  return { verdict: 'unmet', reason: `policy-${reason}` };
}

function partOf({ risk, requesterId }: ApprovalMatter, stages: readonly RoutedStage[]) {
  return { risk, stages, stage: 0, requesterId, talk: [] };
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
