import type { AccessPlan } from '../../shared/domain/access-plan.ts';
import { routeApproval } from '../../shared/domain/approval-policy.ts';
import { RISK_ORDER, type Risk } from '../../shared/domain/service-package.ts';
import { waitIdOf } from '../../shared/domain/wait.ts';
import { NotFoundError } from '../../shared/errors.ts';
import type { Engagements, Plans } from '../../shared/ports/engagements.ts';
import type { Runs } from '../../shared/ports/runs.ts';
import type { OpenWait } from '../../shared/services/open-wait.ts';
import { readEngagementRun } from '../../shared/services/read-run.ts';
import type { PutQuestion } from './ask-approval.ts';

/** What asking about a plan needs. */
export interface AboutPlanDependencies {
  readonly runs: Pick<Runs, 'read'>;
  readonly engagements: Pick<Engagements, 'read'>;
  readonly plans: Pick<Plans, 'plan'>;
  readonly openWait: OpenWait;
  /** Seconds. */
  readonly approvalDeadline: number;
}

/** Asks whether a plan may be applied; the approval binds to the plan's hash. Requester and team may not decide (rule 9). */
export function createAboutPlan(dependencies: AboutPlanDependencies): PutQuestion {
  const { runs, engagements, plans, openWait, approvalDeadline } = dependencies;
  return async (run, policy) => {
    const { engagement } = await readEngagementRun({ runs, engagements }, run.runId);
    const plan = await plans.plan(run.runId);
    if (plan === undefined) throw new NotFoundError('Plan of run', run.runId);
    const excluded = [...new Set([engagement.requestedBy, ...engagement.team])];
    const routing = routeApproval(policy, { packageKey: engagement.packageKey, risk: highestRisk(plan) }, excluded);
    if (routing.kind === 'unmet') return { verdict: 'unmet', reason: `policy-${routing.reason}` };
    const wait = await openWait({
      waitId: waitIdOf(run.runId, 'AskApproval'),
      runId: run.runId,
      clientId: run.clientId,
      correlationId: run.correlationId,
      kind: 'question',
      subject: { kind: 'plan', runId: run.runId, planHash: plan.hash },
      asked: routing.approvers,
      quorum: routing.quorum,
      excluded,
      policyVersion: policy.version,
      policyRule: routing.rule,
      deadline: approvalDeadline,
    });
    return { verdict: 'asked', waitId: wait.waitId };
  };
}

function highestRisk(plan: AccessPlan): Risk {
  const [highest] = plan.items.map((line) => line.risk).toSorted((a, b) => RISK_ORDER[b] - RISK_ORDER[a]);
  return highest ?? 'low';
}
