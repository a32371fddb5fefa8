import type { AuditItem } from '../../shared/domain/audit/audit-item.ts';
import type { Review } from '../../shared/domain/audit/review.ts';
import { ConflictError } from '../../shared/errors.ts';
import type { AuditItems, AuditReviews } from '../../shared/ports/audits.ts';
import { atOnce } from '../../shared/services/at-once.ts';

/** What keeping decisions needs. */
export interface KeepDecisionsDependencies {
  readonly auditItems: Pick<AuditItems, 'replace' | 'readMany'>;
  readonly auditReviews: Pick<AuditReviews, 'read' | 'replace'>;
}

/** Lines that were written, and those that somebody else wrote at the same moment, as they are now. */
export interface KeptDecisions {
  readonly kept: readonly AuditItem[];
  readonly overtaken: readonly AuditItem[];
}

/** Writes decided lines, each under its version. */
export type KeepDecisions = (review: Review, items: readonly AuditItem[], now: Date) => Promise<KeptDecisions>;

/** @see KeepDecisions; the first saving of a review is noted before, so that the time it took is never too short. */
export function createKeepDecisions({ auditItems, auditReviews }: KeepDecisionsDependencies): KeepDecisions {
  return async (review, items, now) => {
    if (items.length > 0 && review.firstSavedAt === undefined) await noteFirst(review, now);
    const written = await atOnce(items, async (item) => {
      try {
        await auditItems.replace(item);
        return true;
      } catch (error) {
        if (!(error instanceof ConflictError)) throw error;
        return false;
      }
    });
    const kept = items.filter((_, index) => written[index] === true);
    const lost = items.filter((_, index) => written[index] !== true);
    return {
      kept: kept.map((item) => ({ ...item, version: item.version + 1 })),
      overtaken: lost.length === 0 ? [] : await auditItems.readMany(review.auditId, lost),
    };
  };

  async function noteFirst({ auditId, review }: Review, now: Date): Promise<void> {
    const current = await auditReviews.read(auditId, review);
    if (current === undefined || current.firstSavedAt !== undefined) return;
    try {
      await auditReviews.replace({ ...current, firstSavedAt: now.toISOString() }, []);
    } catch (error) {
      // Another window has noted it.
      if (!(error instanceof ConflictError)) throw error;
    }
  }
}
