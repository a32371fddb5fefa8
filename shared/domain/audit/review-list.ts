import { type AuditItem, type LineKey, needsNote } from './audit-item.ts';
import { ITEM_FINDINGS, type ItemFindingCode, SEVERITIES, type Severity } from './finding.ts';

/** A line with the names under which it is shown. */
export interface ReviewLine {
  readonly item: AuditItem;
  readonly clientName: string;
  readonly personName: string;
  readonly personEmail: string;
}

/** Which lines are listed: `open` are those without a decision, or with one that still needs its note. */
export const REVIEW_SHOWS = ['all', 'findings', 'open', 'decided'] as const;
export type ReviewShow = (typeof REVIEW_SHOWS)[number];

/** What the page's address asks for. */
export interface ReviewFilter {
  readonly show: ReviewShow;
  readonly portalId?: number | undefined;
  readonly finding?: ItemFindingCode | undefined;
  /** From 1. */
  readonly page: number;
}

/** Lines on one page: few enough for a phone, and for a form that is sent whole. */
export const LINES_ON_PAGE = 50;

/** Reads what an address asks for; what is no part of a review is as by default. */
export function readFilter(query: Readonly<Record<string, string>>): ReviewFilter {
  const { show, client = '', finding, page = '' } = query;
  return {
    show: REVIEW_SHOWS.find((one) => one === show) ?? 'all',
    portalId: /^\d{1,15}$/.test(client) ? Number(client) : undefined,
    finding: ITEM_FINDINGS.find((code) => code === finding),
    page: /^[1-9]\d{0,3}$/.test(page) ? Number(page) : 1,
  };
}

/** The address of a part of a review; what is as by default is left out. */
export function reviewAddress(path: string, filter: Partial<ReviewFilter>): string {
  const { show = 'all', portalId, finding, page = 1 } = filter;
  const query = new URLSearchParams({
    ...(show === 'all' ? {} : { show }),
    ...(portalId === undefined ? {} : { client: String(portalId) }),
    ...(finding === undefined ? {} : { finding }),
    ...(page === 1 ? {} : { page: String(page) }),
  }).toString();
  return query === '' ? path : `${path}?${query}`;
}

/** Names a line in fields and anchors: `<portal>.<person>`. */
export function lineName({ portalId, personId }: LineKey): string {
  return `${portalId}.${personId}`;
}

/** What is still to be done about a line. */
export function openPoint(item: AuditItem): 'decision' | 'note' | undefined {
  const { decision } = item;
  if (decision === undefined) return 'decision';
  return needsNote(item, decision.answer) && decision.note === undefined ? 'note' : undefined;
}

/** The gravest finding of a line, if it has one. */
export function gravest({ findings }: Pick<AuditItem, 'findings'>): Severity | undefined {
  return SEVERITIES.find((severity) => findings.some((finding) => finding.severity === severity));
}

/** By client's name; within a client those with findings first, the gravest of them first; then by person's name. */
export function inReadingOrder(lines: readonly ReviewLine[]): ReviewLine[] {
  const rank = ({ item }: ReviewLine) => {
    const severity = gravest(item);
    return severity === undefined ? SEVERITIES.length : SEVERITIES.indexOf(severity);
  };
  return lines.toSorted(
    (a, b) =>
      compare(a.clientName, b.clientName) ||
      a.item.portalId - b.item.portalId ||
      rank(a) - rank(b) ||
      compare(a.personName, b.personName) ||
      compare(a.item.personId, b.item.personId),
  );
}

/** The lines that a filter lists, on all its pages. */
export function listed(lines: readonly ReviewLine[], filter: Omit<ReviewFilter, 'page'>): ReviewLine[] {
  return lines.filter(
    ({ item }) =>
      (filter.portalId === undefined || item.portalId === filter.portalId) &&
      (filter.finding === undefined || item.findings.some(({ code }) => code === filter.finding)) &&
      isShown(item, filter.show),
  );
}

function isShown(item: AuditItem, show: ReviewShow): boolean {
  switch (show) {
    case 'all':
      return true;
    case 'findings':
      return item.findings.length > 0;
    case 'open':
      return openPoint(item) !== undefined;
    case 'decided':
      return item.decision !== undefined;
  }
}

/** How far a review is. */
export interface ReviewCounts {
  readonly lines: number;
  readonly withFindings: number;
  readonly decided: number;
  /** Decided, and without the note that the decision needs. */
  readonly notesMissing: number;
  readonly keep: number;
  readonly change: number;
  readonly revoke: number;
  /** Decided otherwise than recommended. */
  readonly departed: number;
}

/** @see ReviewCounts */
export function countsOf(items: readonly AuditItem[]): ReviewCounts {
  const count = (fits: (item: AuditItem) => boolean) => items.filter(fits).length;
  return {
    lines: items.length,
    withFindings: count((item) => item.findings.length > 0),
    decided: count((item) => item.decision !== undefined),
    notesMissing: count((item) => openPoint(item) === 'note'),
    keep: count((item) => item.decision?.answer === 'keep'),
    change: count((item) => item.decision?.answer === 'change'),
    revoke: count((item) => item.decision?.answer === 'revoke'),
    departed: count((item) => item.decision !== undefined && item.decision.answer !== item.recommends),
  };
}

function compare(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}
