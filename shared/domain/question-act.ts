import { isQuestion, type Question } from './question.ts';
import type { Wait } from './wait.ts';

/** Why an act does nothing. */
export type Refusal =
  | 'not-asked'
  | 'over'
  | 'pending'
  | 'not-pending'
  | 'answered-before'
  | 'not-eligible'
  | 'nobody-left';

/** What an act came to: the question after it and those to be mailed because they are asked from now on, or why not. */
export type Act =
  | { readonly kind: 'done'; readonly question: Question; readonly newlyAsked: readonly string[] }
  | { readonly kind: 'refused'; readonly reason: Refusal };

/** The question, if it is open and the person asked; else why not. */
export function openQuestion(wait: Wait, personId: string, now: Date): Question | Refusal {
  if (!isQuestion(wait)) return 'not-asked';
  if (wait.state === 'ended') return 'over';
  if (!wait.asked.includes(personId) || wait.excluded.includes(personId)) return 'not-asked';
  if (new Date(wait.deadlineAt) <= now && wait.question.pending === undefined) return 'over';
  return wait;
}

/** The question with another part. */
export function withPart(question: Question, part: Partial<Question['question']>): Question {
  return { ...question, question: { ...question.question, ...part } };
}

/** An act that was done. */
export function done(question: Question, newlyAsked: readonly string[] = []): Act {
  return { kind: 'done', question, newlyAsked };
}

/** An act that was refused. */
export function refused(reason: Refusal): Act {
  return { kind: 'refused', reason };
}
