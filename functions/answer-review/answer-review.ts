import {
  LINES_ON_PAGE,
  lineName,
  listed,
  openPoint,
  type ReviewFilter,
  readFilter,
  reviewAddress,
} from '../../shared/domain/audit/review-list.ts';
import { counted } from '../../shared/domain/audit/review-words.ts';
import { linkRefOf } from '../../shared/domain/link.ts';
import type { PageAnswer, PageRequest } from '../../shared/pages/page-exchange.ts';
import { takesDecisions } from '../../shared/services/audits/move-audit.ts';
import type { DescribeReview } from '../../shared/services/reviews/describe-review.ts';
import type { FindOpenReview, OpenReview } from '../../shared/services/reviews/open-review.ts';
import type { LineExtra } from '../../shared/services/reviews/review-line-view.ts';
import type { ReadReviewSheet, ReviewSheet } from '../../shared/services/reviews/review-sheet.ts';
import { pageWithin, type ViewReview } from '../../shared/services/reviews/review-view.ts';
import type { createDecideMany } from './decide-many.ts';
import { type Form, readAct, readEntries } from './review-form.ts';
import type { SavedLines, SaveLines } from './save-lines.ts';
import type { SubmitReview } from './submit-review.ts';

/** What answering a review needs. */
export interface AnswerReviewDependencies {
  readonly findOpenReview: FindOpenReview;
  readonly readReviewSheet: ReadReviewSheet;
  readonly viewReview: ViewReview;
  readonly describeReview: DescribeReview;
  readonly saveLines: SaveLines;
  readonly decideMany: ReturnType<typeof createDecideMany>;
  readonly submitReview: SubmitReview;
}

/** What was decided has become remedies: a decision that changed now would be no account of them. */
const OVER = 'What was decided in this audit is being carried out, or was: nothing was saved.';

/** A form on its way: whose, about what, and where on the page. */
interface Posted {
  readonly token: string;
  readonly open: OpenReview;
  readonly filter: ReviewFilter;
  readonly form: Form;
}

/**
 * Does what a button of a review's page says, for the person to whom the link was mailed.
 * 1. Only while that person may decide; else nothing is taken, and the link's page says so. A question may be left open by an execution that
 *    failed: once the audit is carried out, nothing is taken either.
 * 2. Every button saves first what stands in the form. What does not fit is shown with what was typed, and nothing else is done.
 * 3. Then it goes back to the same place, on to the next page, decides many lines, or submits.
 */
export function createAnswerReview(dependencies: AnswerReviewDependencies) {
  const { findOpenReview, readReviewSheet, viewReview, describeReview, saveLines, decideMany, submitReview } =
    dependencies;

  return async ({ path, query, form }: PageRequest): Promise<PageAnswer> => {
    const token = path['token'] ?? '';
    // 1. May decide.
    const open = await findOpenReview(token);
    if (open === undefined) return { redirect: late(token) };
    const { auditId, review } = open.subject;
    const posted: Posted = { token, open, filter: readFilter(query), form };
    const act = readAct(form);
    // 2. Save.
    const sheet = await readReviewSheet(auditId, review);
    if (!takesDecisions(sheet.audit)) {
      return { status: 409, html: await viewReview(token, open, sheet, posted.filter, { error: OVER }) };
    }
    const by = { personId: open.link.personId, linkRef: linkRefOf(open.link.hash) };
    const came = await saveLines(sheet, readEntries(form), by);
    if (came.refused.size > 0) return refuse(posted, came);
    // 3. Go on.
    switch (act.kind) {
      case 'save':
        return { redirect: backTo(posted, came, posted.filter) };
      case 'next':
        return { redirect: backTo(posted, came, nextOf(posted.filter)) };
      case 'submit':
        return submit(posted, came.sheet);
      default: {
        const { title } = await describeReview(auditId, review);
        const confirmed = act.kind === 'confirm' ? form : undefined;
        const lines = {
          sheet: came.sheet,
          filter: posted.filter,
          how: act.how,
          by,
          path: pathOf(token),
          title,
          confirmed,
        };
        const many = await decideMany(lines);
        return 'html' in many ? many : { redirect: addressOf(posted, posted.filter, many.saved, 'lines') };
      }
    }
  };

  async function refuse({ token, open, filter }: Posted, came: SavedLines): Promise<PageAnswer> {
    const { sheet, refused, saved, conflicts } = came;
    const others = saved.length === 0 ? '' : ` ${counted(saved.length, 'other line')} saved.`;
    const error = `${counted(refused.size, 'line')} could not be saved.${others}`;
    const html = await viewReview(token, open, sheet, filter, { error, lines: refused });
    return { status: conflicts === refused.size ? 409 : 400, html };
  }

  async function submit({ token, open }: Posted, sheet: ReviewSheet): Promise<PageAnswer> {
    const points = listed(sheet.lines, { show: 'open' });
    if (points.length === 0) {
      const act = await submitReview(open, sheet);
      const missed = act.kind === 'refused' && act.reason !== 'answered-before';
      return { redirect: missed ? late(token) : `/links/${token}` };
    }
    const lines = new Map(points.map(({ item }) => [lineName(item), pointOf(openPoint(item))]));
    const html = await viewReview(
      token,
      open,
      sheet,
      { show: 'open', page: 1 },
      {
        error: `${counted(points.length, 'line')} to do before you can submit. What you had chosen is saved.`,
        lines,
        errorMore: Math.max(0, points.length - LINES_ON_PAGE),
      },
    );
    return { status: 400, html };
  }
}

function pointOf(point: 'decision' | 'note' | undefined): LineExtra {
  return point === 'note' ? { fault: 'Say why.', faultAt: 'note' } : { fault: 'Not decided yet.', faultAt: 'decision' };
}

/** To the line that was saved last, where it is still listed. */
function backTo(posted: Posted, { sheet, saved }: SavedLines, filter: ReviewFilter): string {
  const inList = listed(sheet.lines, filter).map(({ item }) => lineName(item));
  const page = pageWithin(filter.page, inList.length);
  const shown = inList.slice((page - 1) * LINES_ON_PAGE, page * LINES_ON_PAGE);
  const last = saved.findLast((name) => shown.includes(name));
  return addressOf(posted, { ...filter, page }, saved.length, last === undefined ? 'lines' : `l.${last}`);
}

/** What was just decided has left the list of what is to do: its next lines are on the same page. */
function nextOf(filter: ReviewFilter): ReviewFilter {
  return filter.show === 'open' ? filter : { ...filter, page: filter.page + 1 };
}

function addressOf({ token }: Posted, filter: ReviewFilter, saved: number, anchor: string): string {
  const address = reviewAddress(pathOf(token), filter);
  return `${address}${address.includes('?') ? '&' : '?'}saved=${saved}#${anchor}`;
}

function pathOf(token: string): string {
  return `/reviews/${token}`;
}

function late(token: string): string {
  return `/links/${encodeURIComponent(token)}?late=1`;
}
