import {
  type AssignedReview,
  type Assignment,
  createAssignmentFiller,
} from '../../shared/domain/audit/assign-reviews.ts';
import type { Audit } from '../../shared/domain/audit/audit.ts';
import type { Review } from '../../shared/domain/audit/review.ts';
import { auditPolicyOf } from '../../shared/domain/audit-policy.ts';
import { type LedgerFact, PARTNER_STREAM } from '../../shared/domain/ledger.ts';
import { ConflictError, RuleError } from '../../shared/errors.ts';
import type { AuditItems, AuditReviews, AuditScopes } from '../../shared/ports/audits.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { Policies } from '../../shared/ports/publications.ts';
import { atOnce } from '../../shared/services/at-once.ts';
import { policyOfAudit } from '../../shared/services/audits/policy-of-audit.ts';
import type { Office } from '../../shared/services/office.ts';
import type { ReadStanding } from '../../shared/services/questions/read-standing.ts';
import type { QueueMail } from '../../shared/services/queue-mail.ts';

/** What filling reviews needs. */
export interface FillReviewsDependencies {
  readonly auditScopes: Pick<AuditScopes, 'shard'>;
  readonly auditItems: Pick<AuditItems, 'ofPortal'>;
  readonly auditReviews: Pick<AuditReviews, 'keep' | 'ofAudit'>;
  readonly policies: Pick<Policies, 'current' | 'version'>;
  readonly readStanding: ReadStanding;
  readonly office: Pick<Office, 'operator'>;
  readonly queueMail: QueueMail;
  readonly clock: Clock;
}

/** Puts all lines of an audit into reviews, and gives them in the order of their numbers. */
export type FillReviews = (audit: Audit, runId: string) => Promise<Review[]>;

/**
 * @see FillReviews
 * 1. Lines of reviews that an earlier attempt has kept are not assigned again.
 * 2. The others are, with who is there now; only their keys are held.
 * 3. Each new review is kept with its entry. One that is there by now is another attempt's, which works at the same moment: try again.
 * 4. Partner operations is told of lines that nobody may review: the policy decides about them.
 */
export function createFillReviews(dependencies: FillReviewsDependencies): FillReviews {
  const { auditScopes, auditItems, auditReviews, policies, readStanding, office, queueMail, clock } = dependencies;
  return async (audit, runId) => {
    const { auditId, requestedBy } = audit;
    const policy = await policyOfAudit(policies, audit);
    if (policy === undefined) throw new RuleError('policy-missing', 'No approval policy has been published.');
    const operator = await office.operator();
    // 1. Known.
    const kept = await auditReviews.ofAudit(auditId);
    const taken = new Set(kept.flatMap(({ lines }) => lines.map(keyOf)));
    // 2. Fill.
    const { reviews: rules } = auditPolicyOf(policy);
    const standing = await readStanding(new Set(rules.flatMap((rule) => [...rule.reviewers, ...rule.fallback])));
    const barred = new Set([operator.personId, ...(requestedBy === undefined ? [] : [requestedBy])]);
    const filler = createAssignmentFiller({ reviews: rules, standing, barred });
    for (let shard = 0; shard < audit.shards; shard++) {
      const portals = await auditScopes.shard(auditId, shard);
      await atOnce(portals, async (portal) => {
        const items = await auditItems.ofPortal(auditId, portal.portalId);
        filler.add(
          portal,
          items.filter((item) => !taken.has(keyOf(item))),
        );
      });
    }
    const assignment = filler.finish();
    // 3. Keep.
    const made: Review[] = [];
    for (const [index, assigned] of assignment.reviews.entries()) {
      const review: Review = { ...assigned, auditId, review: kept.length + index, version: 1 };
      const stored = await auditReviews.keep(review, [assignedFact(review, policy.version, audit, runId)]);
      if (stored !== review) throw new ConflictError(`Review ${auditId}.${review.review}`);
      made.push(review);
    }
    // 4. Tell.
    await tell(audit, runId, assignment, operator.personId);
    return [...kept, ...made];
  };

  async function tell(
    { auditId, correlationId }: Audit,
    runId: string,
    { unassigned }: Assignment,
    operatorId: string,
  ) {
    if (unassigned.size === 0) return;
    const lines = [...unassigned.values()].reduce((sum, count) => sum + count, 0);
    await queueMail({
      mailId: `${runId}.unassigned`,
      kind: 'review-unassigned',
      personId: operatorId,
      runId,
      reminder: 0,
      facts: { auditId, lines, portals: unassigned.size },
      correlationId,
    });
  }

  function assignedFact(review: Review, policyVersion: number, audit: Audit, runId: string): LedgerFact {
    return {
      stream: PARTNER_STREAM,
      type: 'review-assigned',
      at: clock.now().toISOString(),
      runId,
      correlationId: audit.correlationId,
      facts: {
        auditId: audit.auditId,
        review: review.review,
        reviewer: review.reviewerId,
        lines: review.lines.length,
        portals: portalsOf(review),
        policyVersion,
        policyRule: review.policyRule,
      },
    };
  }
}

function portalsOf({ lines }: Pick<AssignedReview, 'lines'>): number {
  return new Set(lines.map((line) => line.portalId)).size;
}

function keyOf({ portalId, personId }: { readonly portalId: number; readonly personId: string }): string {
  return `${portalId} ${personId}`;
}
