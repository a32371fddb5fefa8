import type { Review } from '../../shared/domain/audit/review.ts';
import type { RoutedStage } from '../../shared/domain/route-approval.ts';
import type { RuntimeSettings } from '../../shared/domain/settings.ts';
import { staffStage } from '../../shared/domain/stage-staffing.ts';
import { waitIdOf } from '../../shared/domain/wait.ts';
import { NotFoundError, RuleError } from '../../shared/errors.ts';
import type { AuditReviews, Audits } from '../../shared/ports/audits.ts';
import type { Policies } from '../../shared/ports/publications.ts';
import type { Runs } from '../../shared/ports/runs.ts';
import type { Waits } from '../../shared/ports/waits.ts';
import { policyOfAudit } from '../../shared/services/audits/policy-of-audit.ts';
import { readAuditRun } from '../../shared/services/audits/read-audit.ts';
import type { Office } from '../../shared/services/office.ts';
import type { OpenQuestion } from '../../shared/services/questions/open-question.ts';
import type { ReadStanding } from '../../shared/services/questions/read-standing.ts';
import type { AskResult } from '../../workflows/common.ts';
import type { ReviewInput } from '../../workflows/offboarding-audit/contract.ts';

/** What asking for a review needs. */
export interface AskReviewDependencies {
  readonly runs: Pick<Runs, 'read'>;
  readonly audits: Pick<Audits, 'read'>;
  readonly auditReviews: Pick<AuditReviews, 'read'>;
  readonly policies: Pick<Policies, 'current' | 'version'>;
  readonly waits: Pick<Waits, 'read'>;
  readonly office: Pick<Office, 'operator'>;
  readonly readStanding: ReadStanding;
  readonly openQuestion: OpenQuestion;
  readonly settings: Pick<RuntimeSettings, 'durations'>;
}

/**
 * Puts a review to its reviewer, as a question.
 * 1. A later attempt finds the question, open or decided.
 * 2. Nobody decides who stands in one of its lines, asked for the audit, or carries out what is decided (rule 9): also no delegate, and nobody
 *    to whom it is handed.
 * 3. Where nobody can be asked, it is opened all the same, and partner operations is told: they can give it to somebody until its deadline.
 */
export function createAskReview(dependencies: AskReviewDependencies) {
  const { auditReviews, policies, waits, office, readStanding, openQuestion, settings } = dependencies;
  return async ({ runId, review: number }: ReviewInput): Promise<AskResult> => {
    const { run, audit } = await readAuditRun(dependencies, runId);
    if (audit.end !== undefined) return { verdict: 'over', end: audit.end };
    // 1. Found.
    const waitId = waitIdOf(runId, 'AskReview', number);
    if ((await waits.read(waitId)) !== undefined) return { verdict: 'asked', waitId };
    const review = await auditReviews.read(audit.auditId, number);
    if (review === undefined) throw new NotFoundError('Review', `${audit.auditId}.${number}`);
    const policy = await policyOfAudit(policies, audit);
    if (policy === undefined) throw new RuleError('policy-missing', 'No approval policy has been published.');
    // 2. Who may not.
    const operator = await office.operator();
    const requester = audit.requestedBy === undefined ? [] : [audit.requestedBy];
    const excluded = [...new Set([operator.personId, ...requester, ...review.lines.map((line) => line.personId)])];
    // 3. Ask.
    const stage = stageOf(review);
    const standing = await readStanding([...stage.approvers, ...stage.fallback]);
    await openQuestion(run, {
      waitId,
      subject: { kind: 'review', auditId: audit.auditId, review: number },
      risk: 'standard',
      requesterId: operator.personId,
      excluded,
      policyVersion: policy.version,
      policyRule: review.policyRule,
      stages: [stage],
      staffing: staffStage(stage, new Set(excluded), standing),
      stuckTo: operator.personId,
      deadline: settings.durations.reviewDeadline,
    });
    return { verdict: 'asked', waitId };
  };
}

function stageOf({ reviewerId, fallback }: Review): RoutedStage {
  return { name: 'Review', approvers: [reviewerId], quorum: 1, fallback, party: 'agency' };
}
