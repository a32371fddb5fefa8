import { highestRisk } from '../../shared/domain/access-plan.ts';
import { NotFoundError } from '../../shared/errors.ts';
import type { Engagements, Plans } from '../../shared/ports/engagements.ts';
import type { Runs } from '../../shared/ports/runs.ts';
import { readEngagementRun } from '../../shared/services/read-run.ts';
import type { PutQuestion } from './ask-approval.ts';
import type { PutToApprovers } from './put-to-approvers.ts';

/** What asking about a plan needs. */
export interface AboutPlanDependencies {
  readonly runs: Pick<Runs, 'read'>;
  readonly engagements: Pick<Engagements, 'read'>;
  readonly plans: Pick<Plans, 'plan'>;
  readonly putToApprovers: PutToApprovers;
}

/** Asks whether a plan may be applied; the approval binds to the plan's hash. Requester and team may not decide (rule 9). */
export function createAboutPlan(dependencies: AboutPlanDependencies): PutQuestion {
  const { runs, engagements, plans, putToApprovers } = dependencies;
  return async (run, policy) => {
    const { engagement } = await readEngagementRun({ runs, engagements }, run.runId);
    const plan = await plans.plan(run.runId);
    if (plan === undefined) throw new NotFoundError('Plan of run', run.runId);
    return putToApprovers(run, policy, {
      packageKey: engagement.packageKey,
      risk: highestRisk(plan),
      excluded: [...new Set([engagement.requestedBy, ...engagement.team])],
      subject: { kind: 'plan', runId: run.runId, planHash: plan.hash },
    });
  };
}
