import type { Link } from '../domain/link.ts';
import type { Outcome, OutcomeResult, Wait } from '../domain/wait.ts';
import { outcomeWords } from '../domain/words.ts';
import type { EndKind } from '../pages/end-words.ts';

/** Ends of a manual step that a person of the client made. */
const STEP_ENDS: Partial<Readonly<Record<OutcomeResult, EndKind>>> = { done: 'step-reported', declined: 'step-left' };

/** What a link says once its wait has ended, as far as the outcome tells. */
export function endOfLink(link: Pick<Link, 'purpose' | 'personId'>, outcome: Outcome): EndKind {
  // Whoever replies decides nothing, so nothing of an outcome is theirs to have missed.
  if (link.purpose === 'reply') return 'no-question';
  if (link.purpose === 'review' && outcome.result === 'expired') return 'review-expired';
  if (outcome.result === 'expired') return 'expired';
  if (outcome.result === 'withdrawn') return 'withdrawn';
  if (link.purpose === 'connect-client' && outcome.result === 'by-hand') return 'by-hand';
  if (link.purpose === 'connect-client') return outcome.result === 'connected' ? 'already-connected' : 'withdrawn';
  if (link.purpose === 'give-contact') return 'contact-saved';
  // Said by a person, and read back only after it.
  if (link.purpose === 'manual-step') return STEP_ENDS[outcome.result] ?? 'withdrawn';
  if (outcome.result === 'accepted') return 'task-done';
  if (link.purpose === 'acceptance') return outcome.result === 'declined' ? 'declined' : 'withdrawn';
  if (!outcome.by.includes(link.personId)) return 'decided-by-another';
  if (link.purpose === 'review') return 'review-submitted';
  return outcome.result === 'approved' ? 'approved' : 'declined';
}

/** The same, told to somebody whose own answer was counted and was another than the outcome. */
export function endForVoter(end: EndKind, { personId }: Pick<Link, 'personId'>, wait: Pick<Wait, 'votes'>): EndKind {
  const voted = wait.votes.some((vote) => vote.personId === personId);
  return end === 'decided-by-another' && voted ? 'outvoted' : end;
}

/** What the end page of a question's link says of the outcome, where the end itself does not. */
export function outcomeOf(
  end: EndKind,
  { purpose, personId }: Pick<Link, 'purpose' | 'personId'>,
  wait: Wait,
  outcome: Outcome | undefined,
): { party?: 'client'; outcome?: string } {
  if (outcome === undefined || (purpose !== 'answer' && purpose !== 'reply')) return {};
  const { stages = [] } = wait.question ?? {};
  const consents = stages.some((stage) => stage.party === 'client' && stage.approvers.includes(personId));
  return {
    ...(consents ? { party: 'client' } : {}),
    ...(end === 'decided-by-another' || end === 'outvoted' ? { outcome: asEntry(outcomeWords(outcome.result)) } : {}),
  };
}

/** Words as they stand beside a label. */
function asEntry(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What has happened to a wait of a task so far, in words for its page. */
export function historyOf(wait: Wait): { at: string; text: string }[] {
  return [{ at: wait.openedAt, text: 'Asked by mail.' }];
}
