import { type AccessPlan, isToApprove, type PlanItem } from '../../domain/access-plan.ts';
import { changeIdOf, type Engagement } from '../../domain/engagement.ts';
import { sameAccess } from '../../domain/grant.ts';
import { runIdOf } from '../../domain/run.ts';
import { RISK_ORDER } from '../../domain/service-package.ts';
import { waitIdOf } from '../../domain/wait.ts';
import type { Plans } from '../../ports/engagements.ts';
import type { Outcomes } from '../../ports/waits.ts';

/** What finding out what was allowed takes. */
export interface AllowedBeforeDependencies {
  readonly outcomes: Pick<Outcomes, 'read'>;
  readonly plans: Pick<Plans, 'plan'>;
}

/**
 * Whether all that a plan gives because of an engagement was allowed by the questions about its earlier plans: the same access of the same
 * package for the same person in the same portal, at no higher risk, since somebody came into its team or its package was changed. So what was taken away for a while, or by somebody's hand, comes back without asking again.
 */
export type AllowedBefore = (engagement: Engagement, plan: AccessPlan) => Promise<boolean>;

/** @see AllowedBefore */
export function createAllowedBefore({ outcomes, plans }: AllowedBeforeDependencies): AllowedBefore {
  return async (engagement, plan) => {
    let open = plan.items.filter((line) => isToApprove(line, engagement.engagementId));
    const oldest = engagement.approvalFrom ?? 1;
    for (let change = engagement.change - 1; change >= oldest && open.length > 0; change--) {
      const runId = runIdOf('access-provisioning', changeIdOf({ ...engagement, change }));
      const question = await outcomes.read(waitIdOf(runId, 'AskApproval'));
      if (question?.result !== 'approved') continue;
      const asked = await plans.plan(runId);
      // What was allowed in a portal that the client has left says nothing about another one.
      if (asked?.portalId !== plan.portalId) continue;
      const lines = asked.items.filter((line) => isToApprove(line, engagement.engagementId));
      open = open.filter(
        (line) => !lines.some((one) => covers(one, line) && (line.risk !== 'elevated' || question.consented === true)),
      );
    }
    return open.length === 0;
  };
}

function covers(allowed: PlanItem, line: PlanItem): boolean {
  return (
    allowed.personId === line.personId &&
    allowed.packageKey === line.packageKey &&
    RISK_ORDER[allowed.risk] >= RISK_ORDER[line.risk] &&
    sameAccess(allowed.after, line.after)
  );
}
