import * as z from 'zod';
import type { Review } from '../../domain/audit/review.ts';
import type { AuditReviews } from '../../ports/audits.ts';
import { defineEntity } from './entity.ts';
import { type Table, won } from './table.ts';

const reviewSchema = z.object({
  auditId: z.string(),
  review: z.int(),
  reviewerId: z.string(),
  fallback: z.array(z.string()),
  policyRule: z.string(),
  lines: z.array(z.object({ portalId: z.int(), personId: z.string() })),
  firstSavedAt: z.string().optional(),
  submittedAt: z.string().optional(),
  submittedBy: z.string().optional(),
  version: z.int(),
});

const keyOf = (auditId: string, review: number) => ({
  pk: `AUDIT#${auditId}`,
  sk: `REVIEW#${String(review).padStart(5, '0')}`,
});

const entity = defineEntity<Review>('review', reviewSchema, (review) => keyOf(review.auditId, review.review));

/** Reviews of audits, under their audit. */
export function createAuditReviews(table: Table): AuditReviews {
  const read = async (auditId: string, review: number) => {
    const { pk, sk } = keyOf(auditId, review);
    const item = await table.get(pk, sk);
    return item === undefined ? undefined : entity.fromItem(item);
  };
  return {
    read,
    async keep(review, facts) {
      if (await won(table.commit([table.create(entity.toItem(review))], facts))) return review;
      return (await read(review.auditId, review.review)) ?? review;
    },
    replace: (review, facts) =>
      table.commit([table.replace(entity.toItem({ ...review, version: review.version + 1 }))], facts),
    async ofAudit(auditId) {
      return (await table.query(`AUDIT#${auditId}`, { prefix: 'REVIEW#' })).map(entity.fromItem);
    },
  };
}
