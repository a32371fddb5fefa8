import { readFilter } from '../../shared/domain/audit/review-list.ts';
import type { PageAnswer, PageRequest } from '../../shared/pages/page-exchange.ts';
import type { FindOpenReview } from '../../shared/services/reviews/open-review.ts';
import type { ReadReviewSheet } from '../../shared/services/reviews/review-sheet.ts';
import type { ViewReview } from '../../shared/services/reviews/review-view.ts';

/** What showing a review needs. Reads only. */
export interface ShowReviewDependencies {
  readonly findOpenReview: FindOpenReview;
  readonly readReviewSheet: ReadReviewSheet;
  readonly viewReview: ViewReview;
}

/**
 * Shows the lines of a review to the person of the link. Whoever follows it, a scanner too, changes nothing. Where there is nothing to decide
 * now, the link's own page says why.
 */
export function createShowReview({ findOpenReview, readReviewSheet, viewReview }: ShowReviewDependencies) {
  return async ({ path, query }: PageRequest): Promise<PageAnswer> => {
    const token = path['token'] ?? '';
    const open = await findOpenReview(token);
    if (open === undefined) return { redirect: `/links/${encodeURIComponent(token)}` };
    const sheet = await readReviewSheet(open.subject.auditId, open.subject.review);
    const saved = /^\d{1,3}$/.test(query['saved'] ?? '') ? Number(query['saved']) : undefined;
    return { status: 200, html: await viewReview(token, open, sheet, readFilter(query), { saved }) };
  };
}
