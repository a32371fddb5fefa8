import type { AuditItem } from './audit-item.ts';
import type { Review } from './review.ts';

/** How a review was done: the share of lines that depart from the recommendation, and the time that a line took. */
export interface ReviewFigures {
  readonly lines: number;
  /** Lines that people decided; the policy's are not among them. */
  readonly decided: number;
  /** Share of the decided lines (0 to 1) that were decided otherwise than recommended. */
  readonly departedShare: number;
  /** Share of the decided lines (0 to 1) whose access changes: set back, or revoked. */
  readonly changedShare: number;
  /** From the first saving to the submission, for each decided line; absent where it was not submitted. */
  readonly secondsPerLine?: number | undefined;
}

/** @see ReviewFigures. `items` are the review's lines; others are left out. */
export function reviewFigures(review: Review, items: readonly AuditItem[]): ReviewFigures {
  const own = items.filter((item) => item.review === review.review);
  const decisions = own.flatMap(({ decision, recommends }) =>
    decision?.by === undefined ? [] : [{ ...decision, departs: decision.answer !== recommends }],
  );
  const share = (count: number) => (decisions.length === 0 ? 0 : count / decisions.length);
  const { firstSavedAt, submittedAt } = review;
  const took =
    firstSavedAt === undefined || submittedAt === undefined
      ? undefined
      : Date.parse(submittedAt) - Date.parse(firstSavedAt);
  return {
    lines: review.lines.length,
    decided: decisions.length,
    departedShare: share(decisions.filter((one) => one.departs).length),
    changedShare: share(decisions.filter((one) => one.answer !== 'keep').length),
    ...(took === undefined || decisions.length === 0 ? {} : { secondsPerLine: took / 1000 / decisions.length }),
  };
}
