import { NotFoundError } from '../../errors.ts';
import type { AuditReviews, Audits } from '../../ports/audits.ts';
import type { Clients } from '../../ports/clients.ts';
import type { People } from '../../ports/people.ts';
import type { WaitWords } from '../runs/describe-wait.ts';

/** What saying what a review is about needs. */
export interface DescribeReviewDependencies {
  readonly audits: Pick<Audits, 'read'>;
  readonly auditReviews: Pick<AuditReviews, 'read'>;
  readonly clients: Pick<Clients, 'findByPortal'>;
  readonly people: Pick<People, 'read'>;
}

/** A review in words. @throws NotFoundError */
export type DescribeReview = (auditId: string, review: number) => Promise<WaitWords>;

/** @see DescribeReview */
export function createDescribeReview(dependencies: DescribeReviewDependencies): DescribeReview {
  const { audits, auditReviews, clients, people } = dependencies;
  return async (auditId, number) => {
    const audit = await audits.read(auditId);
    const review = await auditReviews.read(auditId, number);
    if (audit === undefined || review === undefined) throw new NotFoundError('Review', `${auditId}.${number}`);
    const portals = [...new Set(review.lines.map((line) => line.portalId))];
    const only = portals.length === 1 ? portals[0] : undefined;
    const client = only === undefined ? undefined : await clients.findByPortal(only);
    const clientName = client?.name ?? `${portals.length} clients`;
    const requester = audit.requestedBy === undefined ? undefined : await people.read(audit.requestedBy);
    const accesses = review.lines.length === 1 ? '1 access' : `${review.lines.length} accesses`;
    return {
      clientName,
      recordId: client?.recordId ?? '',
      title: `Review ${accesses} of our people in the portal${portals.length === 1 ? '' : 's'} of ${clientName}`,
      requestedBy: requester?.name ?? 'the schedule of the quarterly audit',
      riskWords: 'What you revoke is taken away when all reviews are in.',
      facts: [
        { label: 'Audit', value: audit.auditId },
        { label: 'Portals', value: String(portals.length) },
        { label: 'Accesses', value: String(review.lines.length) },
      ],
      packageName: '',
      packageDoes: [],
      packageDoesNot: [],
    };
  };
}
