import type { Link } from '../domain/link.ts';
import type { Outcome, Wait } from '../domain/wait.ts';
import type { EndKind } from '../pages/end-words.ts';

/** What a link says once its wait has ended. */
export function endOfLink(link: Pick<Link, 'purpose' | 'personId'>, outcome: Outcome): EndKind {
  if (outcome.result === 'expired') return 'expired';
  if (outcome.result === 'withdrawn') return 'withdrawn';
  if (link.purpose === 'connect-client') return outcome.result === 'connected' ? 'already-connected' : 'withdrawn';
  if (link.purpose === 'give-contact') return 'contact-saved';
  // Said by a person, and read back only after it.
  if (link.purpose === 'manual-step') return outcome.result === 'done' ? 'step-reported' : 'withdrawn';
  if (outcome.result === 'accepted') return 'task-done';
  if (link.purpose === 'acceptance') return outcome.result === 'declined' ? 'declined' : 'withdrawn';
  if (!outcome.by.includes(link.personId)) return 'decided-by-another';
  return outcome.result === 'approved' ? 'approved' : 'declined';
}

/** What has happened to a wait so far, in words for its page. */
export function historyOf(wait: Wait): { at: string; text: string }[] {
  const votes = wait.votes.map((vote) => ({
    at: vote.at,
    text: vote.answer === 'approve' ? 'One person approved.' : 'One person declined.',
  }));
  return [{ at: wait.openedAt, text: 'Asked by mail.' }, ...votes];
}
