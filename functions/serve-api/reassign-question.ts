import { normaliseEmail } from '../../shared/domain/person.ts';
import { isQuestion, type Question } from '../../shared/domain/question.ts';
import { handOver } from '../../shared/domain/question-places.ts';
import { NotFoundError } from '../../shared/errors.ts';
import { handoverFact } from '../../shared/services/questions/question-facts.ts';
import { deciderOf } from './agency-person.ts';
import type { ApiDependencies } from './dependencies.ts';
import { nobodysPlace, noQuestion, type SeenQuestion, whyNotReassigned } from './reassign-refusals.ts';
import type { Caller } from './route.ts';

/** Addresses: who gets the place, and whose it is; without `from` an empty place is filled. */
export interface Reassignment {
  readonly to: string;
  readonly from?: string | undefined;
}

/**
 * Gives a place of an open question to somebody else, under the same rules as when its holder hands it on. Said again, it stands as it is.
 * @throws NotFoundError, RuleError with what to do instead
 */
export function createReassignQuestion(
  dependencies: Pick<ApiDependencies, 'waits' | 'people' | 'rosterBook' | 'policies' | 'changeQuestion'>,
) {
  const { waits, people, rosterBook, policies, changeQuestion } = dependencies;
  return async (waitId: string, { to, from }: Reassignment, caller: Caller): Promise<Question> => {
    const wait = await waits.read(waitId);
    if (wait === undefined) throw new NotFoundError('Question', waitId);
    if (!isQuestion(wait)) throw noQuestion(wait);
    const holder = from === undefined ? undefined : await people.findByEmail(normaliseEmail(from));
    if (from !== undefined && holder === undefined) throw nobodysPlace(waitId);
    const policy = wait.policyVersion === undefined ? undefined : await policies.version(wait.policyVersion);
    const taker = await deciderOf(to, { people, rosterBook }, policy?.people ?? []);

    const place = { from: holder?.personId, to: taker.personId, by: caller.personId, reason: 'reassigned' } as const;
    const last: { seen?: SeenQuestion } = {};
    const act = await changeQuestion(waitId, {
      concerns: () => [place.to],
      act(current, now, standing) {
        if (isQuestion(current)) last.seen = { question: current, now, standing };
        return handOver(current, place, now, standing);
      },
      fact: (question) => ({ ...handoverFact(question), correlationId: caller.correlationId }),
    });
    if (act.kind === 'done') return act.question;
    const seen = last.seen ?? { question: wait };
    if (isGivenAlready(seen.question, place)) return seen.question;
    throw whyNotReassigned(act.reason, place, seen);
  };
}

function isGivenAlready({ asked, state, question }: Question, { from, to }: { from?: string | undefined; to: string }) {
  const place = question.handovers.findLast((one) => one.to === to && one.stage === question.stage);
  const same = place?.reason === 'reassigned' && place.from === from;
  return same && state === 'open' && asked.includes(to);
}
