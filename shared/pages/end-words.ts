/** What an end page says. */
export interface EndText {
  readonly tone: 'good' | 'wait' | 'stop';
  readonly title: string;
  /** What happened. */
  readonly happened: string;
  /** What becomes of it. */
  readonly becomes: string;
  /** What to do next. */
  readonly next: string;
  /** Whether who, when and details may be shown: not on pages that anyone with a guessed address can reach. */
  readonly open: boolean;
}

/** Ends of a question's links that are no outcome: something was done, or the question goes on elsewhere. */
export type QuestionEnd =
  | 'taken-back'
  | 'handed-over'
  | 'asked-back'
  | 'reply-saved'
  | 'absence-saved'
  | 'notices-saved'
  | 'my-questions-sent'
  | 'moved'
  | 'step-passed'
  | 'no-question'
  | 'review-submitted'
  | 'review-expired';

/** Every way in which a page can end; each has its own words and HTTP status. */
export type EndKind =
  | QuestionEnd
  | 'approved'
  | 'declined'
  | 'vote-counted'
  | 'expired'
  | 'withdrawn'
  | 'decided-by-another'
  | 'outvoted'
  | 'task-done'
  | 'step-reported'
  | 'step-left'
  | 'already-connected'
  | 'by-hand'
  | 'contact-saved'
  | 'unknown-link'
  | 'link-expired'
  | 'connected'
  | 'partner-connected'
  | 'wrong-portal'
  | 'not-super-admin'
  | 'install-denied'
  | 'state-unknown'
  | 'hubspot-unreachable'
  | 'try-again'
  | 'bad-input';

/** HTTP status of each end. What ended without this reader is gone (410), on GET as on a late POST. */
export const END_STATUS: Readonly<Record<EndKind, number>> = {
  'taken-back': 200,
  'handed-over': 200,
  'asked-back': 200,
  'reply-saved': 200,
  'absence-saved': 200,
  'notices-saved': 200,
  'my-questions-sent': 200,
  moved: 410,
  'step-passed': 410,
  'no-question': 410,
  'review-submitted': 200,
  'review-expired': 410,
  approved: 200,
  declined: 200,
  'vote-counted': 200,
  expired: 410,
  withdrawn: 410,
  'decided-by-another': 410,
  outvoted: 410,
  'task-done': 200,
  'step-reported': 200,
  'step-left': 200,
  'already-connected': 200,
  'by-hand': 200,
  'contact-saved': 200,
  'unknown-link': 404,
  'link-expired': 410,
  connected: 200,
  'partner-connected': 200,
  'wrong-portal': 409,
  'not-super-admin': 403,
  'install-denied': 403,
  'state-unknown': 400,
  'hubspot-unreachable': 502,
  'try-again': 500,
  'bad-input': 400,
};
