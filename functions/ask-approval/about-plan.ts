import { riskOf, standingRiskOf } from '../../shared/domain/access-plan.ts';
import { changeIdOf, changesToAllow, type Engagement, isLonger, isLongTerm } from '../../shared/domain/engagement.ts';
import { runIdOf } from '../../shared/domain/run.ts';
import { NotFoundError } from '../../shared/errors.ts';
import type { Engagements, Plans } from '../../shared/ports/engagements.ts';
import type { Catalogues } from '../../shared/ports/publications.ts';
import type { Runs } from '../../shared/ports/runs.ts';
import { packageOf } from '../../shared/services/access/package-of.ts';
import type { Consenters } from '../../shared/services/questions/consenters.ts';
import { readEngagementRun } from '../../shared/services/runs/read-run.ts';
import type { PutQuestion } from './ask-approval.ts';
import type { PutToApprovers } from './put-to-approvers.ts';

/** What asking about a plan needs. */
export interface AboutPlanDependencies {
  readonly runs: Pick<Runs, 'read'>;
  readonly engagements: Pick<Engagements, 'read'>;
  readonly plans: Pick<Plans, 'plan'>;
  readonly catalogues: Pick<Catalogues, 'version'>;
  readonly consenters: Consenters;
  readonly observe: boolean;
  readonly putToApprovers: PutToApprovers;
}

/**
 * Asks whether a plan may be applied; the approval binds to the plan's hash. Whoever asked for the engagement or for
 * what changes of it, and its team, may not decide (rule 9). To elevated access
 * a super admin of the client consents as the last stage (rule 1).
 */
export function createAboutPlan(dependencies: AboutPlanDependencies): PutQuestion {
  const { runs, engagements, plans, catalogues, consenters, observe, putToApprovers } = dependencies;
  return async (run, policy) => {
    const { run: own, engagement } = await readEngagementRun({ runs, engagements }, run.runId);
    const plan = await plans.plan(run.runId);
    if (plan === undefined) throw new NotFoundError('Plan of run', run.runId);
    const sold = await packageOf(catalogues, engagement);
    const lasts = isLonger(engagement) || isLongTerm(engagement, sold);
    const risk = (lasts ? standingRiskOf : riskOf)(plan, engagement.engagementId);
    // In observe mode no client is mailed, and nothing is written whatever is decided.
    const asksClient = risk === 'elevated' && !observe;
    return putToApprovers(run, policy, {
      packageKey: engagement.packageKey,
      breakGlass: sold.breakGlass !== undefined,
      risk,
      portalId: plan.portalId,
      requesterId: run.requestedBy ?? engagement.requestedBy,
      consenters: asksClient ? await consenters(own.clientId) : undefined,
      excluded: [...new Set([engagement.requestedBy, ...(await requesters(engagement)), ...engagement.team])],
      subject: { kind: 'plan', runId: run.runId, planHash: plan.hash },
    });
  };

  /** Of the changes that nobody has allowed yet. */
  async function requesters(engagement: Engagement): Promise<string[]> {
    const asked: string[] = [];
    for (const change of changesToAllow(engagement)) {
      const its = await runs.read(runIdOf('access-provisioning', changeIdOf({ ...engagement, change })));
      if (its?.requestedBy !== undefined) asked.push(its.requestedBy);
    }
    return asked;
  }
}
