import type { Review } from '../../shared/domain/audit/review.ts';
import { ConflictError } from '../../shared/errors.ts';
import type { AuditItems } from '../../shared/ports/audits.ts';
import { atOnce } from '../../shared/services/at-once.ts';

/** Notes on each line of a review which one it is in. */
export type NoteReview = (review: Review) => Promise<void>;

/** @see NoteReview; lines that know it already are left alone. */
export function createNoteReview(auditItems: Pick<AuditItems, 'readMany' | 'replace'>): NoteReview {
  return async ({ auditId, review, lines }) => {
    const items = await auditItems.readMany(auditId, lines);
    const unaware = items.filter((item) => item.review === undefined);
    await atOnce(unaware, async (item) => {
      try {
        await auditItems.replace({ ...item, review });
      } catch (error) {
        // Another attempt has noted the same.
        if (!(error instanceof ConflictError)) throw error;
      }
    });
  };
}
