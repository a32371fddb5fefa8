import type { Review } from '../../../shared/domain/audit/review.ts';
import type { AuditReviews } from '../../../shared/ports/audits.ts';
import { createCollection } from './collection.ts';
import type { Effects } from './effects.ts';
import type { MemoryLedger } from './ledger.ts';

/** Reviews of audits in memory. */
export function createMemoryReviews(base: { effects: Effects; ledger: MemoryLedger }) {
  const collection = createCollection<Review>('auditReviews', base, ({ auditId, review }) => idOf(auditId, review));
  return {
    seed: collection.seed,
    all: collection.all,
    read: (auditId, review) => collection.read(idOf(auditId, review)),
    replace: collection.replace,
    async keep(review, facts) {
      if (await collection.create(review, ...facts)) return review;
      return (await collection.read(idOf(review.auditId, review.review))) ?? review;
    },
    ofAudit: async (auditId) =>
      collection
        .all()
        .filter((one) => one.auditId === auditId)
        .sort((a, b) => a.review - b.review),
  } satisfies AuditReviews & Pick<typeof collection, 'seed' | 'all'>;
}

function idOf(auditId: string, review: number): string {
  return `${auditId}:${review}`;
}
