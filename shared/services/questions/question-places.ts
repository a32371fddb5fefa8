import type { Question } from '../../domain/question.ts';

/** Where somebody stands with an open question. */
export type Place = 'asked' | 'handed-over' | 'moved' | 'step-passed' | 'unknown-link';

/** Where the person of a link stands, while the question is open. */
export function placeOf(wait: Question, personId: string): Place {
  if (wait.asked.includes(personId) && !wait.excluded.includes(personId)) return 'asked';
  const { handovers, stages, stage } = wait.question;
  const earlier = wait.votes.some((vote) => vote.personId === personId && (vote.stage ?? 0) < stage);
  if (earlier) return 'step-passed';
  const gave = handovers.findLast((one) => one.from === personId);
  if (gave !== undefined) return gave.by === personId ? 'handed-over' : 'moved';
  const askedBefore =
    stages.slice(0, stage).some((one) => one.approvers.includes(personId)) ||
    handovers.some((one) => one.to === personId && one.stage < stage);
  return askedBefore ? 'step-passed' : 'unknown-link';
}
