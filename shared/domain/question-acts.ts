import {
  barredFrom,
  currentStage,
  isQuestion,
  type Pending,
  type Question,
  resultOfStage,
  stageVotes,
  type Talk,
} from './question.ts';
import { type Act, done, openQuestion, refused, withPart } from './question-act.ts';
import { type Standing, staffStage } from './stage-staffing.ts';
import type { Vote, Wait } from './wait.ts';

/** An answer. */
export interface VoteInput {
  readonly personId: string;
  readonly answer: Vote['answer'];
  readonly linkRef: string;
  readonly note?: string | undefined;
}

/**
 * Counts an answer; the one that completes the stage is pending for the pause (seconds).
 * Only somebody who is asked, and is neither requester nor subject, counts; once.
 */
export function vote(wait: Wait, input: VoteInput, now: Date, pause: number): Act {
  // A button that was pressed twice is no answer that came too late.
  if (wait.votes.some((one) => one.personId === input.personId && one.answer === input.answer)) {
    return refused('answered-before');
  }
  const question = openQuestion(wait, input.personId, now);
  if (typeof question === 'string') return refused(question);
  if (stageVotes(question).some((one) => one.personId === input.personId)) return refused('answered-before');
  if (question.question.pending !== undefined) return refused('pending');
  const at = now.toISOString();
  const { stage } = question.question;
  const counted: Question = { ...question, votes: [...question.votes, { ...input, at, stage }] };
  if (resultOfStage(counted) === undefined) return done(counted);
  const pending: Pending = {
    pendingId: `${stage}.${counted.version}`,
    personId: input.personId,
    answer: input.answer,
    at,
    until: new Date(now.getTime() + pause * 1000).toISOString(),
  };
  return done(withPart(counted, { pending }));
}

/** Takes a pending answer back; only by whoever gave it, and before it takes effect. */
export function takeBack(wait: Wait, personId: string, now: Date): Act {
  if (!isQuestion(wait) || wait.state === 'ended') return refused('over');
  const { pending, stage } = wait.question;
  if (pending === undefined || pending.personId !== personId) return refused('not-pending');
  if (new Date(pending.until) <= now) return refused('over');
  const votes = wait.votes.filter((one) => one.personId !== personId || (one.stage ?? 0) !== stage);
  return done(withPart({ ...wait, votes }, { pending: undefined }));
}

/** What a pause that is over leads to. */
export type Settlement =
  | { readonly kind: 'not-due' }
  | { readonly kind: 'advanced' | 'stuck'; readonly question: Question; readonly newlyAsked: readonly string[] }
  | {
      readonly kind: 'ended';
      readonly result: 'approved' | 'declined';
      readonly by: readonly string[];
      readonly note?: string | undefined;
    };

/**
 * Lets a pending decision take effect: the next stage is asked, or the question has its outcome. A deadline that fell into the pause
 * does not count. `pendingId`, where given, has to be the decision that was made: one that was taken back and made again has its own pause.
 * Where the next stage finds too few, those who are there are asked, its quorum stays, and it is reported.
 */
export function settle(wait: Wait, now: Date, standing: Standing, pendingId?: string): Settlement {
  if (!isQuestion(wait) || wait.state === 'ended') return { kind: 'not-due' };
  const { pending, stages, stage } = wait.question;
  if (pending === undefined || new Date(pending.until) > now) return { kind: 'not-due' };
  if (pendingId !== undefined && pendingId !== pending.pendingId) return { kind: 'not-due' };
  const result = resultOfStage(wait);
  if (result === undefined) return { kind: 'not-due' };
  if (result === 'declined' || stage === stages.length - 1) {
    const side = result === 'approved' ? 'approve' : 'decline';
    const votes = wait.votes.filter((one) => one.answer === side);
    return { kind: 'ended', result, by: [...new Set(votes.map((one) => one.personId))], note: votes.at(-1)?.note };
  }
  const next = withPart(wait, { pending: undefined, stage: stage + 1, escalateAt: undefined });
  const staffing = staffStage(currentStage(next), barredFrom(next), standing);
  const at = now.toISOString();
  const handovers = staffing.placements.map((placement) => ({ ...placement, at, stage: stage + 1 }));
  const question = withPart(
    { ...next, asked: staffing.asked, quorum: staffing.quorum },
    { handovers: [...next.question.handovers, ...handovers] },
  );
  return { kind: staffing.kind === 'unmet' ? 'stuck' : 'advanced', question, newlyAsked: staffing.asked };
}

/** Adds what an approver asks back, or what the requester replies; whoever is both has nobody to ask. */
export function say(wait: Wait, talk: Pick<Talk, 'personId' | 'kind' | 'text'>, now: Date): Act {
  if (!isQuestion(wait) || wait.state === 'ended') return refused('over');
  const { requesterId } = wait.question;
  const may =
    talk.kind === 'replied'
      ? talk.personId === requesterId
      : talk.personId !== requesterId && wait.asked.includes(talk.personId) && !wait.excluded.includes(talk.personId);
  if (!may) return refused('not-asked');
  return done(
    withPart(wait, { talk: [...wait.question.talk, { ...talk, at: now.toISOString(), stage: wait.question.stage }] }),
  );
}
