import { ITEM_FINDINGS } from '../../domain/audit/finding.ts';
import { findingTitle } from '../../domain/audit/finding-words.ts';
import {
  countsOf,
  LINES_ON_PAGE,
  listed,
  openPoint,
  type ReviewFilter,
  type ReviewLine,
} from '../../domain/audit/review-list.ts';
import { placeWords } from '../../domain/place-words.ts';
import type { RuntimeSettings } from '../../domain/settings.ts';
import { type ReviewGroup, renderReviewPage } from '../../pages/review-page.tsx';
import type { People } from '../../ports/people.ts';
import type { DescribeReview } from './describe-review.ts';
import type { OpenReview } from './open-review.ts';
import { type LineExtra, lineView } from './review-line-view.ts';
import type { ReviewSheet } from './review-sheet.ts';

/** What showing a review needs. Reads only. */
export interface ReviewViewDependencies {
  readonly settings: Pick<RuntimeSettings, 'agency' | 'durations'>;
  readonly people: Pick<People, 'read'>;
  readonly describeReview: DescribeReview;
}

/** What has just happened, as far as the page says it. */
export interface ReviewExtra {
  readonly saved?: number | undefined;
  readonly error?: string | undefined;
  /** By the line's name: what was sent for it, and why it was not taken. */
  readonly lines?: ReadonlyMap<string, LineExtra> | undefined;
  /** Whether faults beyond the shown page are counted. */
  readonly errorMore?: number | undefined;
}

/** Renders a review for the person of a link. */
export type ViewReview = (
  token: string,
  open: OpenReview,
  sheet: ReviewSheet,
  filter: ReviewFilter,
  extra?: ReviewExtra,
) => Promise<string>;

/** @see ViewReview */
export function createViewReview({ settings, people, describeReview }: ReviewViewDependencies): ViewReview {
  const { name: agencyName, timeZone } = settings.agency;

  return async (token, { link, question, subject }, sheet, asked, extra = {}) => {
    const { lines } = sheet;
    const words = await describeReview(subject.auditId, subject.review);
    const inList = listed(lines, asked);
    const filter = { ...asked, page: pageWithin(asked.page, inList.length) };
    const shown = inList.slice((filter.page - 1) * LINES_ON_PAGE, filter.page * LINES_ON_PAGE);
    const place = question.question.handovers.findLast((one) => one.to === link.personId);
    return renderReviewPage({
      agencyName,
      timeZone,
      title: words.title,
      askedName: await nameOf(link.personId),
      requestedBy: words.requestedBy,
      deadlineAt: question.deadlineAt,
      because: place === undefined ? undefined : placeWords(place.reason, place.from && (await nameOf(place.from))),
      path: `/reviews/${token}`,
      moreHref: `/links/${token}?more=1`,
      pauseSeconds: settings.durations.decisionPause,
      filter,
      counts: countsOf(lines.map((line) => line.item)),
      clients: clientsOf(lines),
      findings: findingsOf(lines),
      listed: inList.length,
      listedUndecided: inList.filter(({ item }) => item.decision === undefined).length,
      groups: groupsOf(shown, sheet, extra),
      saved: extra.saved,
      error: extra.error,
      errorMore: extra.errorMore,
    });
  };

  function groupsOf(shown: readonly ReviewLine[], sheet: ReviewSheet, extra: ReviewExtra): ReviewGroup[] {
    return [...Map.groupBy(shown, ({ item }) => item.portalId)].map(([portalId, lines]) => ({
      portalId,
      clientName: lines[0]?.clientName ?? '',
      lines: lines.map((line) => lineView(line, sheet, timeZone, extra.lines)),
    }));
  }

  async function nameOf(personId: string): Promise<string> {
    return (await people.read(personId))?.name ?? 'somebody who was erased';
  }
}

/** A page that the list has; decided lines may have left it. */
export function pageWithin(page: number, lines: number): number {
  return Math.min(page, Math.max(1, Math.ceil(lines / LINES_ON_PAGE)));
}

function clientsOf(lines: readonly ReviewLine[]) {
  return [...Map.groupBy(lines, ({ item }) => item.portalId)].map(([portalId, own]) => ({
    portalId,
    name: own[0]?.clientName ?? '',
    lines: own.length,
    open: own.filter(({ item }) => openPoint(item) !== undefined).length,
  }));
}

function findingsOf(lines: readonly ReviewLine[]) {
  return ITEM_FINDINGS.flatMap((code) => {
    const count = lines.filter(({ item }) => item.findings.some((finding) => finding.code === code)).length;
    return count === 0 ? [] : [{ code, title: findingTitle(code), lines: count }];
  });
}
