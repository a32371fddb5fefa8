import { clientStream, type LedgerFact } from '../../shared/domain/ledger.ts';
import { type Link, linkRefOf } from '../../shared/domain/link.ts';
import { type Outcome, resultOfVotes, type Vote, type Wait } from '../../shared/domain/wait.ts';
import { ConflictError } from '../../shared/errors.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { Waits } from '../../shared/ports/waits.ts';
import { type createResumeWait, endedFact } from '../../shared/services/end-wait.ts';
import type { Answer } from './schema.ts';

/** What deciding needs. */
export interface DecideQuestionDependencies {
  readonly waits: Pick<Waits, 'read' | 'replace' | 'end'>;
  readonly resumeWait: ReturnType<typeof createResumeWait>;
  readonly clock: Clock;
}

/** What became of an answer. */
export type Decision = 'decided' | 'counted' | 'answered-before' | 'not-asked' | 'over';

/** Counts the answer of the person that the link was mailed to. */
export type DecideQuestion = (link: Link, answer: Answer) => Promise<Decision>;

/** Two people may answer at the same moment; more conflicts than people would mean that something is wrong. */
const TRIES = 10;

/**
 * Counts an answer.
 * 1. Only someone who is asked, and is neither requester nor subject, counts; once.
 * 2. Vote and, where it completes the question, outcome and ledger entries are one transaction under the wait's version: two last
 *    answers cannot both miss the end.
 * 3. What waits is woken.
 */
export function createDecideQuestion({ waits, resumeWait, clock }: DecideQuestionDependencies): DecideQuestion {
  return async (link, answer) => {
    for (let attempt = 1; ; attempt++) {
      const wait = link.waitId === undefined ? undefined : await waits.read(link.waitId);
      // 1. May this person decide?
      if (wait === undefined || !mayDecide(wait, link.personId)) return 'not-asked';
      const before = wait.votes.find((vote) => vote.personId === link.personId);
      // A button that was pressed twice is no answer that came too late.
      if (before?.answer === answer.answer) return 'answered-before';
      if (wait.state === 'ended' || new Date(wait.deadlineAt) <= clock.now()) return 'over';
      if (before !== undefined) return 'answered-before';
      const at = clock.now().toISOString();
      const vote: Vote = {
        personId: link.personId,
        answer: answer.answer,
        at,
        linkRef: linkRefOf(link.hash),
        note: answer.note || undefined,
      };
      const counted: Wait = { ...wait, votes: [...wait.votes, vote] };
      const result = resultOfVotes(counted);
      try {
        // 2. Count, and end.
        if (result === undefined) {
          await waits.replace(counted, [votedFact(wait, vote)]);
          return 'counted';
        }
        const by = counted.votes
          .filter((one) => (one.answer === 'approve') === (result === 'approved'))
          .map((one) => one.personId);
        const outcome: Outcome = { waitId: wait.waitId, result, at, by, cause: 'answer', note: vote.note };
        if (!(await waits.end(counted, outcome, [votedFact(wait, vote), endedFact(wait, outcome)]))) return 'over';
        // 3. Wake.
        await resumeWait(outcome);
        return 'decided';
      } catch (error) {
        if (!(error instanceof ConflictError) || attempt === TRIES) throw error;
      }
    }
  };
}

function mayDecide(wait: Wait, personId: string): boolean {
  return wait.kind === 'question' && wait.asked.includes(personId) && !wait.excluded.includes(personId);
}

function votedFact(wait: Wait, vote: Vote): LedgerFact {
  return {
    stream: clientStream(wait.clientId),
    type: 'voted',
    at: vote.at,
    actor: vote.personId,
    runId: wait.runId,
    facts: { waitId: wait.waitId, answer: vote.answer, linkRef: vote.linkRef },
  };
}
