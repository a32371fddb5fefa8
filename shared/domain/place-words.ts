import type { HandoverReason } from './stage-staffing.ts';

/** Why somebody is asked in another's place, or too: a sentence for page and mail. `from` is a name; absent where nobody's place was taken. */
export function placeWords(reason: HandoverReason, from: string | undefined): string {
  if (reason === 'escalated') return 'Nobody has decided in time, so you are asked too.';
  if (from === undefined) return 'Too few of those who are asked first can decide, so you are asked.';
  switch (reason) {
    case 'delegated':
      return `${from} handed this to you.`;
    case 'reassigned':
      return `Partner operations gave this to you instead of ${from}.`;
    case 'absent':
      return `${from} is away and named you.`;
    case 'unreachable':
      return `No mail reaches ${from}, so you are asked.`;
    case 'left':
      return `${from} has left, so you are asked.`;
    case 'missing':
      return `${from} cannot be asked now, so you are.`;
  }
}
