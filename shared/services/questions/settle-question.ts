import { type LedgerFact, streamOf } from '../../domain/ledger.ts';
import type { MailRequest } from '../../domain/mail.ts';
import { currentStage, isQuestion, type Question, stageVotes } from '../../domain/question.ts';
import { type Settlement, settle } from '../../domain/question-acts.ts';
import type { Authority, Outcome, Wait } from '../../domain/wait.ts';
import { ConflictError } from '../../errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { MailQueue } from '../../ports/mailing.ts';
import type { Waits } from '../../ports/waits.ts';
import type { Office } from '../office.ts';
import { type createResumeWait, endedFact } from '../runs/end-wait.ts';
import type { Consenters } from './consenters.ts';
import { askMail, stuckMail } from './question-mails.ts';
import type { QuestionTimes } from './question-times.ts';
import type { ReadStanding } from './read-standing.ts';

/** What settling needs. */
export interface SettleQuestionDependencies {
  readonly waits: Pick<Waits, 'read' | 'replace' | 'end'>;
  readonly readStanding: ReadStanding;
  readonly times: Pick<QuestionTimes, 'ofStage'>;
  readonly office: Pick<Office, 'operator'>;
  readonly consenters: Consenters;
  readonly mailQueue: MailQueue;
  readonly resumeWait: ReturnType<typeof createResumeWait>;
  readonly clock: Clock;
}

/** What became of a pause. */
export type Settled = Settlement['kind'];

/** Lets a decision take effect whose pause is over; called again, or too early, it does nothing. */
export type SettleQuestion = (waitId: string, pendingId?: string) => Promise<Settled>;

const TRIES = 10;

/**
 * Settles a decision.
 * 1. Only if it is still the one that was made, and its pause is over.
 * 2. The last stage, or a decline: outcome, end of the wait and ledger entry in one transaction; then what waits is woken.
 * 3. Else the next stage, with its own deadline, together with the mails that ask it. Where it finds nobody, partner operations is told.
 */
export function createSettleQuestion(dependencies: SettleQuestionDependencies): SettleQuestion {
  const { waits, readStanding, times, office, consenters, mailQueue, resumeWait, clock } = dependencies;
  return async (waitId, pendingId) => {
    for (let attempt = 1; ; attempt++) {
      const read = await waits.read(waitId);
      if (read === undefined || !isQuestion(read)) return 'not-due';
      const wait = await withPresentConsenters(read);
      const next = wait.question.stages[wait.question.stage + 1];
      const standing = await readStanding([...(next?.approvers ?? []), ...(next?.fallback ?? [])]);
      const now = clock.now();
      // 1. Still that decision?
      const settlement = settle(wait, now, standing, pendingId);
      if (settlement.kind === 'not-due') return 'not-due';
      try {
        if (settlement.kind === 'ended') await end(wait, settlement, now);
        else await advance(wait, settlement, now);
        return settlement.kind;
      } catch (error) {
        if (!(error instanceof ConflictError) || attempt === TRIES) throw error;
      }
    }
  };

  async function end(wait: Question, ended: Settlement & { kind: 'ended' }, now: Date): Promise<void> {
    const { result, by, note } = ended;
    const authority = authorityOf(wait, by);
    const consented = result === 'approved' && (await isConsent(wait)) ? true : undefined;
    const outcome: Outcome = {
      waitId: wait.waitId,
      result,
      at: now.toISOString(),
      by,
      cause: 'answer',
      note,
      authority,
      consented,
    };
    // 2. End.
    if (await waits.end(wait, outcome, [endedFact(wait, outcome)])) await resumeWait(outcome);
  }

  /** Who may speak for the client is what HubSpot said last, not what it said when the question was put. */
  async function withPresentConsenters(question: Question): Promise<Question> {
    const { stages, stage } = question.question;
    if (stages[stage + 1]?.party !== 'client') return question;
    const approvers = await consentersOf(question);
    const present = stages.map((one) => (one.party === 'client' ? { ...one, approvers } : one));
    return { ...question, question: { ...question.question, stages: present } };
  }

  async function consentersOf({ clientId }: Question): Promise<readonly string[]> {
    return clientId === undefined ? [] : consenters(clientId);
  }

  async function isConsent(question: Question): Promise<boolean> {
    if (currentStage(question).party !== 'client') return false;
    const present = await consentersOf(question);
    return stageVotes(question).some((vote) => present.includes(vote.personId));
  }

  async function advance(wait: Question, { kind, question }: Settlement & { question: Question }, now: Date) {
    // 3. Advance.
    const { asked, policyVersion } = question;
    const stage = currentStage(question);
    const at = await times.ofStage({ asked, policyVersion, hasFallback: stage.fallback.length > 0 }, now);
    const { escalateAt, ...timers } = at;
    const advanced: Question = {
      ...question,
      reminderAt: undefined,
      ...timers,
      question: { ...question.question, escalateAt },
    };
    const requests: MailRequest[] = asked.map((personId) => askMail(advanced, personId));
    if (kind === 'stuck') requests.push(stuckMail(advanced, (await office.operator()).personId, 'too-few'));
    await waits.replace(advanced, [advancedFact(wait, advanced, kind, now)], { requests, at: now });
    for (const { mailId } of requests) await mailQueue.enqueue(mailId);
  }
}

function advancedFact(before: Question, after: Question, kind: Settled, now: Date): LedgerFact {
  return {
    stream: streamOf(after),
    type: kind === 'stuck' ? 'stage-stuck' : 'stage-passed',
    at: now.toISOString(),
    runId: after.runId,
    facts: {
      waitId: after.waitId,
      passed: before.question.stage,
      by: stageVotes(before).map((vote) => vote.personId),
      asked: after.asked,
      quorum: after.quorum,
      deadlineAt: after.deadlineAt,
    },
  };
}

/** In which capacity each decided: the policy's stage, and in whose place. */
function authorityOf(wait: Wait & Question, by: readonly string[]): Authority[] {
  return by.map((personId) => {
    const stage = wait.votes.find((vote) => vote.personId === personId)?.stage ?? 0;
    const place = wait.question.handovers.findLast((one) => one.to === personId && one.stage === stage);
    return {
      personId,
      stage: wait.question.stages[stage]?.name ?? '',
      ...(place === undefined ? {} : { through: place.reason, inPlaceOf: place.from }),
    };
  });
}
