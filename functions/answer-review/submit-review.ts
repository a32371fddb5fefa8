import { countsOf } from '../../shared/domain/audit/review-list.ts';
import type { LedgerFact } from '../../shared/domain/ledger.ts';
import { linkRefOf } from '../../shared/domain/link.ts';
import type { Question } from '../../shared/domain/question.ts';
import type { Act } from '../../shared/domain/question-act.ts';
import { vote } from '../../shared/domain/question-acts.ts';
import type { ChangeQuestion } from '../../shared/services/questions/change-question.ts';
import type { NoteSubmission } from '../../shared/services/reviews/note-submission.ts';
import type { OpenReview } from '../../shared/services/reviews/open-review.ts';
import type { ReviewSheet } from '../../shared/services/reviews/review-sheet.ts';

/** What submitting needs. */
export interface SubmitReviewDependencies {
  readonly changeQuestion: ChangeQuestion;
  readonly noteSubmission: NoteSubmission;
  /** Seconds in which it can be taken back. */
  readonly decisionPause: number;
}

/** Submits a review all of whose lines are decided; whoever is asked decides the question by it. */
export type SubmitReview = (open: OpenReview, sheet: ReviewSheet) => Promise<Act>;

/** @see SubmitReview; the question is what counts, and the review only says when it was. */
export function createSubmitReview(dependencies: SubmitReviewDependencies): SubmitReview {
  const { changeQuestion, noteSubmission, decisionPause } = dependencies;
  return async ({ link, question, subject }, sheet) => {
    const { personId } = link;
    const linkRef = linkRefOf(link.hash);
    const act = await changeQuestion(question.waitId, {
      act: (wait, now) => vote(wait, { personId, answer: 'approve', linkRef }, now, decisionPause),
      fact: (changed) => submittedFact(changed, sheet, linkRef),
    });
    const at = act.kind === 'done' ? act.question.votes.at(-1)?.at : undefined;
    if (at !== undefined) await noteSubmission(subject, { at, by: personId });
    return act;
  };
}

function submittedFact(
  { waitId, votes, question }: Question,
  { audit, review, lines }: ReviewSheet,
  linkRef: string,
): Pick<LedgerFact, 'type' | 'actor' | 'facts'> {
  const { keep, change, revoke, departed } = countsOf(lines.map((line) => line.item));
  return {
    type: 'review-submitted',
    actor: votes.at(-1)?.personId,
    facts: {
      waitId,
      auditId: audit.auditId,
      review: review.review,
      linkRef,
      lines: lines.length,
      keep,
      change,
      revoke,
      departed,
      ...(question.pending === undefined ? {} : { effectiveAt: question.pending.until }),
    },
  };
}
