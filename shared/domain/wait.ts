import type { QuestionPart } from './question.ts';
import type { HandoverReason } from './stage-staffing.ts';

/** What an execution can wait for. */
export type WaitKind = 'question' | 'acceptance' | 'connection' | 'manual-step';

/** Results of an outcome. One union, so that a Choice, a page and a mail can be exhaustive. */
export type OutcomeResult =
  | 'approved'
  | 'declined'
  | 'expired'
  | 'withdrawn'
  | 'accepted'
  | 'connected'
  /** Not connected: the client adds the users by itself. */
  | 'by-hand'
  | 'done';

/** What a question is about; the page and the mail read the records behind it. */
export type WaitSubject =
  | { readonly kind: 'invitation'; readonly invitationId: string }
  | { readonly kind: 'plan'; readonly runId: string; readonly planHash: string }
  | { readonly kind: 'plan-item'; readonly runId: string; readonly item: number }
  | { readonly kind: 'remedy'; readonly runId: string; readonly shard: number; readonly item: number }
  | { readonly kind: 'review'; readonly auditId: string; readonly review: number }
  | { readonly kind: 'offboarding'; readonly offboardingId: string };

/** What an execution waits for, whoever ends it. */
export interface Wait {
  /** `<runId>.<step>[.<item>].<round>`: never from the attempt, so that a second attempt finds the same open wait. */
  readonly waitId: string;
  readonly runId: string;
  /** Absent where it is about several clients: a review, an offboarding. */
  readonly clientId?: string | undefined;
  readonly kind: WaitKind;
  readonly subject: WaitSubject;
  /** People who are asked. Empty while an address is still missing. */
  readonly asked: readonly string[];
  /** How many of them must agree. */
  readonly quorum: number;
  /** Who may not decide: requester and subject (rule 9). */
  readonly excluded: readonly string[];
  /** Number of the policy version that named the people. */
  readonly policyVersion?: number | undefined;
  /** The name of the policy rule that gave each decider authority. */
  readonly policyRule?: string | undefined;
  readonly openedAt: string;
  readonly deadlineAt: string;
  /** When the next reminder is due, if one is before the deadline. */
  readonly reminderAt?: string | undefined;
  readonly reminders: number;
  /** Set as soon as one task token was kept. */
  readonly held: boolean;
  /** Votes so far; an answer of one person counts once. */
  readonly votes: readonly Vote[];
  /** Questions only. */
  readonly question?: QuestionPart | undefined;
  readonly state: 'open' | 'ended';
  readonly version: number;
}

/** One person's answer to a question. */
export interface Vote {
  readonly personId: string;
  readonly answer: 'approve' | 'decline';
  readonly at: string;
  /** The link's hash prefix: evidence of which mailed link was used, useless for opening it. */
  readonly linkRef: string;
  /** The stage that it belongs to; 0 where absent. */
  readonly stage?: number | undefined;
  /** Free text; shown on pages, never in the ledger. */
  readonly note?: string | undefined;
}

/** The one ending of a wait. */
export interface Outcome {
  readonly waitId: string;
  readonly result: OutcomeResult;
  readonly at: string;
  /** People whose answers made it; empty for a deadline, HubSpot, or the system. */
  readonly by: readonly string[];
  /** Where the ending came from. */
  readonly cause: 'answer' | 'deadline' | 'hubspot-record' | 'oauth-callback' | 'operator' | 'backstop';
  readonly note?: string | undefined;
  /** In which capacity each of `by` decided, as it was then. */
  readonly authority?: readonly Authority[] | undefined;
  /** A super admin of the client agreed, beside the approvers: what elevated access takes (rule 1). */
  readonly consented?: true | undefined;
  readonly takenAt?: string | undefined;
}

/** In which capacity somebody decided. */
export interface Authority {
  readonly personId: string;
  /** The policy's stage. */
  readonly stage: string;
  /** How they came to be asked, where the policy's approver was somebody else. */
  readonly through?: HandoverReason | undefined;
  /** In whose place. */
  readonly inPlaceOf?: string | undefined;
}

/** Derives a wait's id. */
export function waitIdOf(runId: string, step: string, item?: number, round = 1): string {
  return [runId, step, ...(item === undefined ? [] : [String(item)]), String(round)].join('.');
}

/** When a wait acts by itself next: during a decision's pause only at its end, else at its first reminder, escalation or deadline. */
export function nextActionAt(wait: Wait): string {
  if (wait.question?.pending !== undefined) return wait.question.pending.until;
  const times = [wait.deadlineAt, wait.reminderAt, wait.question?.escalateAt];
  return times.filter((at) => at !== undefined).sort()[0] ?? wait.deadlineAt;
}

/** The times at which a new wait acts by itself. All lengths in seconds. */
export function timersOf(
  openedAt: Date,
  deadline: number,
  reminderInterval: number,
): Pick<Wait, 'deadlineAt' | 'reminderAt'> {
  const deadlineAt = new Date(openedAt.getTime() + deadline * 1000);
  return { deadlineAt: deadlineAt.toISOString(), ...nextReminder(openedAt, deadlineAt, reminderInterval) };
}

/** The next reminder after `from`, if it still falls before the deadline. */
export function nextReminder(from: Date, deadlineAt: Date, reminderInterval: number): { reminderAt?: string } {
  const at = new Date(from.getTime() + reminderInterval * 1000);
  return at < deadlineAt ? { reminderAt: at.toISOString() } : {};
}
