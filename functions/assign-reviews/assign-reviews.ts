import type * as z from 'zod';
import type { Audit } from '../../shared/domain/audit/audit.ts';
import type { RuntimeSettings } from '../../shared/domain/settings.ts';
import type { Audits } from '../../shared/ports/audits.ts';
import type { Runs } from '../../shared/ports/runs.ts';
import { readAuditRun } from '../../shared/services/audits/read-audit.ts';
import type { RunInput } from '../../workflows/common.ts';
import type { assignReviews } from '../../workflows/offboarding-audit/contract.ts';
import type { FillReviews } from './fill-reviews.ts';
import type { MarkUnread } from './mark-unread.ts';
import type { NoteReview } from './note-review.ts';

/** What assigning needs. */
export interface AssignReviewsDependencies {
  readonly runs: Pick<Runs, 'read'>;
  readonly audits: Pick<Audits, 'read' | 'replace'>;
  readonly markUnread: MarkUnread;
  readonly fillReviews: FillReviews;
  readonly noteReview: NoteReview;
  readonly settings: Pick<RuntimeSettings, 'drift'>;
}

type Assigned = z.infer<(typeof assignReviews)['result']>;

/**
 * Gives each line of an audit to a reviewer.
 * 1. Portals that nothing is known of cannot be verified: an audit that did not read them never closes green.
 * 2. Campaigns in which nobody decides have no reviews.
 * 3. Reviews are filled shard by shard, and each is kept with its ledger entry: what is kept stays as it is, whoever is there later.
 * 4. Each line learns its review. Then the audit goes on; a later attempt finds it so, and only says the numbers.
 */
export function createAssignReviews(dependencies: AssignReviewsDependencies) {
  const { audits, markUnread, fillReviews, noteReview, settings } = dependencies;
  return async ({ runId }: RunInput): Promise<Assigned> => {
    const { audit } = await readAuditRun(dependencies, runId);
    const begun = audit.state !== 'opening' && audit.state !== 'reading';
    // 1. What is missing.
    if (!begun) for (let shard = 0; shard < audit.shards; shard++) await markUnread(audit, shard);
    // 2. Without people.
    if (audit.kind !== 'review') {
      return { verdict: audit.kind === 'drift' && settings.drift === 'act' ? 'act' : 'none', reviews: [] };
    }
    const reviews = begun ? audit.reviews : await assign(audit, runId);
    return { verdict: 'review', reviews: Array.from({ length: reviews }, (_, index) => index) };
  };

  async function assign(audit: Audit, runId: string): Promise<number> {
    // 3. Fill.
    const reviews = await fillReviews(audit, runId);
    // 4. Note.
    for (const review of reviews) await noteReview(review);
    await audits.replace({ ...audit, state: 'in-review', reviews: reviews.length }, []);
    return reviews.length;
  }
}
