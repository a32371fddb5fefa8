import type { WaitSubject } from '../../domain/wait.ts';
import { ConflictError } from '../../errors.ts';
import type { AuditReviews } from '../../ports/audits.ts';

/** Which review. */
type ReviewSubject = Extract<WaitSubject, { kind: 'review' }>;

/** Notes on a review that it was submitted, or that the submission was taken back; the ledger has it from the question. */
export type NoteSubmission = (
  subject: ReviewSubject,
  submitted: { readonly at: string; readonly by: string } | undefined,
) => Promise<void>;

/** People act at the same moment; more conflicts than people would mean that something is wrong. */
const TRIES = 5;

/** @see NoteSubmission */
export function createNoteSubmission(auditReviews: Pick<AuditReviews, 'read' | 'replace'>): NoteSubmission {
  return async ({ auditId, review: number }, submitted) => {
    for (let attempt = 1; ; attempt++) {
      const review = await auditReviews.read(auditId, number);
      if (review === undefined || review.submittedAt === submitted?.at) return;
      try {
        await auditReviews.replace({ ...review, submittedAt: submitted?.at, submittedBy: submitted?.by }, []);
        return;
      } catch (error) {
        if (!(error instanceof ConflictError) || attempt === TRIES) throw error;
      }
    }
  };
}
