import { countsOf, inReadingOrder, type ReviewFilter } from '../../shared/domain/audit/review-list.ts';
import type { ComposedMail } from '../../shared/mails/composed-mail.ts';
import { composeReviewRequest } from '../../shared/mails/review-request.tsx';
import { composeReviewUnassigned } from '../../shared/mails/review-unassigned.tsx';
import { renderPendingPage } from '../../shared/pages/pending-page.tsx';
import { renderQuestionPage } from '../../shared/pages/question-page.tsx';
import { renderReviewConfirmPage } from '../../shared/pages/review-confirm-page.tsx';
import { type ReviewPageData, renderReviewPage } from '../../shared/pages/review-page.tsx';
import { type LineExtra, lineView } from '../../shared/services/reviews/review-line-view.ts';
import type { ReviewSheet } from '../../shared/services/reviews/review-sheet.ts';
import { SAMPLE, SAMPLE_LINK } from './preview-data.ts';
import { QUESTION_SAMPLE } from './preview-questions.ts';
import { aLine, anAudit, KINDS } from './review-lines.ts';

const { agencyName, timeZone, postPath } = SAMPLE.questionPage;
const { clientName } = SAMPLE.approvalQuestion;
const title = `Review 8 accesses of our people in the portal of ${clientName}`;
const deadlineAt = '2026-12-08T16:00:00.000Z';
const PATH = '/reviews/sample';
const FILTER: ReviewFilter = { show: 'all', page: 1 };

const lines = inReadingOrder(
  [
    ...KINDS,
    {},
    { decision: { answer: 'revoke', by: 'p-lead', at: '2026-11-24T09:00:00.000Z', changes: 0 } } as const,
  ].map((kind, index) => ({
    item: aLine({ ...kind, personId: `p-consultant-${index + 1}` }),
    clientName,
    personName: `Consultant ${index + 1}`,
    personEmail: `consultant-${index + 1}@example.com`,
  })),
);
const sheet: ReviewSheet = {
  audit: anAudit(),
  review: { auditId: '', review: 0, reviewerId: 'p-lead', fallback: [], policyRule: '', lines: [], version: 1 },
  lines,
  packageNames: new Map([['marketing-management', 'Marketing management']]),
  nameOf: () => 'Operations lead',
};

/** A review of one client, with each kind of line. */
function reviewData(extras?: ReadonlyMap<string, LineExtra>): ReviewPageData {
  const views = lines.map((line) => lineView(line, sheet, timeZone, extras));
  return {
    agencyName,
    timeZone,
    title,
    askedName: 'Operations lead',
    requestedBy: 'the schedule of the quarterly audit',
    deadlineAt,
    path: PATH,
    moreHref: `${postPath}?more=1`,
    pauseSeconds: 120,
    filter: FILTER,
    counts: countsOf(lines.map((line) => line.item)),
    clients: [
      { portalId: 1, name: clientName, lines: 8, open: 7 },
      { portalId: 2, name: 'Example Logistics', lines: 3, open: 0 },
    ],
    findings: [{ code: 'left-roster', title: 'Not on the roster', lines: 1 }],
    listed: lines.length,
    listedUndecided: lines.length - 1,
    groups: [{ portalId: 1, clientName, lines: views }],
  };
}

const confirm = {
  agencyName,
  title,
  act: 'keep' as const,
  lines: 7,
  keptWithFindings: 5,
  needNote: 5,
  concerns: lines.slice(0, 3).map(({ item, personName }) => ({
    name: item.personId,
    who: `${personName} at ${clientName}`,
    what: 'Not on the roster, Owns records',
  })),
  postPath: PATH,
  backHref: `${PATH}#lines`,
};

/** The pages of reviews in each of their states, by name. */
export function reviewPages(): Record<string, string> {
  const faults = new Map<string, LineExtra>(
    lines.slice(0, 2).map(({ item }, index) => [
      `${item.portalId}.${item.personId}`,
      index === 0
        ? {
            entry: { note: 'Typed before.' },
            fault: 'Choose what becomes of the access, beside the note.',
            faultAt: 'decision',
          }
        : { fault: 'Say why.', faultAt: 'note' },
    ]),
  );
  return {
    review: renderReviewPage({ ...reviewData(), saved: 3, because: 'Delivery lead is away and named you.' }),
    'review-faults': renderReviewPage({ ...reviewData(faults), error: '2 lines could not be saved.', errorMore: 4 }),
    'review-nothing-fits': renderReviewPage({ ...reviewData(), groups: [], listed: 0, listedUndecided: 0 }),
    'review-confirm': renderReviewConfirmPage(confirm),
    'review-confirm-error': renderReviewConfirmPage({ ...confirm, error: 'Please say why.', moved: true, note: 'x' }),
    'review-confirm-revoke': renderReviewConfirmPage({ ...confirm, act: 'revoke', needNote: 0, keptWithFindings: 0 }),
    'review-more': renderQuestionPage({ ...QUESTION_SAMPLE.page, title, plan: undefined, reviewHref: PATH }),
    'review-pending': renderPendingPage({ ...QUESTION_SAMPLE.pending, title, review: true }),
  };
}

/** The mails of reviews, by name. */
export function reviewMails(): Record<string, ComposedMail> {
  const house = { agencyName, timeZone, recipientName: 'Operations lead' };
  const request = {
    ...house,
    title,
    clientName,
    requestedBy: 'the schedule of the quarterly audit',
    deadlineAt,
    lines: 8,
    grave: 3,
    withFindings: 5,
    decided: 0,
    clients: [{ name: clientName, lines: 8, grave: 3 }],
    link: SAMPLE_LINK,
    reminder: 0,
  };
  const many = Array.from({ length: 22 }, (_, index) => ({
    name: `Example Client ${index + 1}`,
    lines: index + 3,
    grave: index % 3,
  }));
  return {
    'review-request': composeReviewRequest(request),
    'review-request-reminder': composeReviewRequest({
      ...request,
      title: `Review 319 accesses of our people, first in ${clientName}`,
      lines: 319,
      decided: 120,
      clients: many,
      reminder: 1,
      because: 'Delivery lead is away and named you.',
    }),
    'review-unassigned': composeReviewUnassigned({
      ...house,
      recipientName: 'Partner operations',
      auditId: 'q-2026-10-05',
      lines: 4,
      portals: 2,
    }),
  };
}
