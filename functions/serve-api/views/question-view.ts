import { isQuestion, type Question } from '../../../shared/domain/question.ts';
import type { Wait } from '../../../shared/domain/wait.ts';
import { clientOf } from '../../../shared/services/client-of.ts';
import { createQuestionHistory } from '../../../shared/services/questions/question-history.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { type NamePerson, namePeople } from './named-person.ts';
import { waitView } from './wait-view.ts';

type Needed = Pick<ApiDependencies, 'people' | 'clients' | 'outcomes' | 'readStanding' | 'clock'>;

/** A wait in full: how it ended if it has, and of an approval its steps, places that changed hands, and its history in words. */
export function createQuestionView({ people, clients, outcomes, readStanding, clock }: Needed) {
  const readHistory = createQuestionHistory(people);
  return async (wait: Wait, namePerson: NamePerson) => {
    const outcome = wait.state === 'open' ? undefined : await outcomes.read(wait.waitId);
    const { away, gone } = await readStanding(wait.asked);
    const base = await waitView(wait, namePerson, clock.now());
    return {
      clientName: (await clientOf(clients, wait))?.name ?? wait.clientId,
      ...base,
      state: wait.state,
      outcome: outcome === undefined ? null : { result: outcome.result, at: outcome.at },
      /** Those asked who cannot answer now, and why. */
      notThere: wait.asked
        .filter((personId) => gone.has(personId) || away.has(personId))
        .map((personId) => ({ personId, why: gone.get(personId) ?? 'away' })),
      policyVersion: wait.policyVersion ?? null,
      policyRule: wait.policyRule ?? null,
      /** Requester and subject: who may not decide. */
      excluded: await namePeople(namePerson, wait.excluded),
      ...(isQuestion(wait) ? await partView(wait, namePerson) : { requester: null, steps: [], handovers: [] }),
      /** Ids and times are in the ledger; what people wrote to each other stays on their pages. */
      history: isQuestion(wait) ? (await readHistory(wait, 'agency')).history : [],
    };
  };
}

async function partView({ question }: Question, namePerson: NamePerson) {
  const named = (personId: string | undefined) => (personId === undefined ? null : namePerson(personId));
  return {
    requester: await namePerson(question.requesterId),
    steps: await Promise.all(
      question.stages.map(async ({ name, party, approvers, quorum, fallback }) => ({
        name,
        party,
        approvers: await namePeople(namePerson, approvers),
        quorum,
        fallback: await namePeople(namePerson, fallback),
      })),
    ),
    handovers: await Promise.all(
      question.handovers.map(async ({ at, stage, from, to, by, reason }) => ({
        at,
        stage: stage + 1,
        from: await named(from),
        to: await namePerson(to),
        by: await named(by),
        reason,
      })),
    ),
  };
}
