import { gravest, type ReviewLine } from '../../shared/domain/audit/review-list.ts';
import type { MailKind } from '../../shared/domain/mail.ts';
import { placeWords } from '../../shared/domain/place-words.ts';
import { isQuestion, type Question } from '../../shared/domain/question.ts';
import type { RuntimeSettings } from '../../shared/domain/settings.ts';
import { NotFoundError } from '../../shared/errors.ts';
import { composeReviewRequest } from '../../shared/mails/review-request.tsx';
import { composeReviewUnassigned } from '../../shared/mails/review-unassigned.tsx';
import type { People } from '../../shared/ports/people.ts';
import type { Waits } from '../../shared/ports/waits.ts';
import type { DescribeReview } from '../../shared/services/reviews/describe-review.ts';
import type { ReadReviewSheet } from '../../shared/services/reviews/review-sheet.ts';
import type { Compose } from './send-mail.ts';

/** What composing mails about reviews needs. */
export interface ComposeReviewsDependencies {
  readonly settings: Pick<RuntimeSettings, 'agency'>;
  readonly waits: Pick<Waits, 'read'>;
  readonly people: Pick<People, 'read'>;
  readonly describeReview: DescribeReview;
  readonly readReviewSheet: ReadReviewSheet;
}

/** Whether a mail is about a review, or about lines that have none. */
export function isReviewKind(kind: MailKind): kind is 'review-request' | 'review-unassigned' {
  return kind === 'review-request' || kind === 'review-unassigned';
}

/** Composes the mails about reviews. */
export function createComposeReviews(dependencies: ComposeReviewsDependencies): Compose {
  const { settings, waits, people, describeReview, readReviewSheet } = dependencies;

  return async (mail, to, link) => {
    const { name: agencyName, timeZone } = settings.agency;
    const house = { agencyName, timeZone, recipientName: to.name };
    if (mail.kind === 'review-unassigned') {
      const { auditId, lines, portals } = mail.facts;
      return composeReviewUnassigned({
        ...house,
        auditId: String(auditId),
        lines: Number(lines),
        portals: Number(portals),
      });
    }
    const wait = mail.waitId === undefined ? undefined : await waits.read(mail.waitId);
    if (wait?.subject.kind !== 'review' || !isQuestion(wait)) throw new NotFoundError('Review of mail', mail.mailId);
    const { auditId, review } = wait.subject;
    const { title, clientName, requestedBy } = await describeReview(auditId, review);
    const { lines } = await readReviewSheet(auditId, review);
    return composeReviewRequest({
      ...house,
      title,
      clientName,
      requestedBy,
      deadlineAt: wait.deadlineAt,
      because: await becauseOf(wait, to.personId),
      ...figuresOf(lines),
      decided: lines.filter(({ item }) => item.decision !== undefined).length,
      clients: [...Map.groupBy(lines, ({ item }) => item.portalId).values()].map((own) => ({
        name: own[0]?.clientName ?? '',
        ...figuresOf(own),
      })),
      link,
      reminder: mail.reminder,
    });
  };

  async function becauseOf({ question }: Question, personId: string): Promise<string | undefined> {
    const place = question.handovers.findLast((one) => one.to === personId);
    if (place === undefined) return undefined;
    const from = place.from === undefined ? undefined : await people.read(place.from);
    return placeWords(place.reason, place.from && (from?.name ?? 'somebody who was erased'));
  }
}

function figuresOf(lines: readonly ReviewLine[]) {
  const severities = lines.map(({ item }) => gravest(item));
  return {
    lines: lines.length,
    grave: severities.filter((severity) => severity === 'critical' || severity === 'high').length,
    withFindings: severities.filter((severity) => severity !== undefined).length,
  };
}
