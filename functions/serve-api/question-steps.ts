import type { Person } from '../../shared/domain/person.ts';
import { currentStage, isQuestion, type Question, stageVotes, unanswered } from '../../shared/domain/question.ts';
import type { Standing } from '../../shared/domain/stage-staffing.ts';
import type { Wait } from '../../shared/domain/wait.ts';
import type { NextStep } from './next-steps.ts';

/** What the steps follow from. */
export interface QuestionSituation {
  readonly open: readonly Wait[];
  /** Of those who are asked. */
  readonly standing: Standing;
  readonly now: Date;
  readonly nameOf: (clientId: string | undefined) => Promise<string>;
  readonly personOf: (personId: string) => Promise<Person | undefined>;
}

/**
 * What is to be done so that questions can be decided.
 * 1. Where fewer can answer than have to, a place is to be filled, or given to somebody who is there.
 * 2. Whoever is asked and gets no mail is to be made reachable, if the address works again.
 */
export async function questionStepsOf(situation: QuestionSituation): Promise<NextStep[]> {
  const { open, standing, now, personOf } = situation;
  const steps: NextStep[] = [];
  // 1. Places.
  for (const question of open.filter(isQuestion)) {
    const takesAnswers = question.question.pending === undefined && new Date(question.deadlineAt) > now;
    if (takesAnswers) steps.push(...(await placesOf(question, situation)));
  }
  // 2. Addresses.
  const waitedFor = new Set(open.flatMap((wait) => unanswered(wait)));
  for (const personId of waitedFor) {
    if (standing.gone.get(personId) !== 'unreachable') continue;
    const person = await personOf(personId);
    if (person === undefined) continue;
    steps.push({
      what: `No mail reaches ${person.name}, who is asked something. Find out why; once it does again, say so.`,
      how: `steward person reachable ${person.email}`,
    });
  }
  return steps;
}

async function placesOf(question: Question, situation: QuestionSituation): Promise<NextStep[]> {
  const { standing, nameOf, personOf } = situation;
  const { waitId, quorum } = question;
  const waiting = unanswered(question);
  const missing = waiting.filter((personId) => standing.gone.has(personId) || standing.away.has(personId));
  const canAgree = stageVotes(question).length + waiting.length - missing.length;
  if (canAgree >= quorum) return [];
  const client = await nameOf(question.clientId);
  if (currentStage(question).party === 'client') {
    return [
      {
        what: `No super admin of ${client} who is asked to consent can answer. See who is asked.`,
        how: `steward question show ${waitId}`,
      },
    ];
  }
  const steps: NextStep[] = [];
  if (question.asked.length < quorum) {
    steps.push({
      what: `A question about ${client} asks fewer people (${question.asked.length}) than have to agree (${quorum}). Name another one.`,
      how: `steward question reassign ${waitId} --to <address>`,
    });
  }
  for (const personId of missing) {
    const person = await personOf(personId);
    if (person === undefined) continue;
    steps.push({
      what: `A question about ${client} waits for ${person.name}, ${whyMissing(personId, standing)}. Give it to somebody else.`,
      how: `steward question reassign ${waitId} --from ${person.email} --to <address>`,
    });
  }
  return steps;
}

function whyMissing(personId: string, { gone }: Standing): string {
  const words = { unreachable: 'whom no mail reaches', left: 'who has left' } as const;
  const why = gone.get(personId);
  return why === undefined ? 'who is away' : words[why];
}
