import { type AccessPlan, isToApprove, riskOf } from '../../domain/access-plan.ts';
import { type Engagement, isLonger, isLongTerm, needsAccess } from '../../domain/engagement.ts';
import type { Catalogues, Policies } from '../../ports/publications.ts';
import type { AllowedBefore } from './allowed-before.ts';
import { packageOf } from './package-of.ts';

/** What deciding whether to ask needs. */
export interface NeedsApprovalDependencies {
  readonly catalogues: Pick<Catalogues, 'version'>;
  readonly policies: Pick<Policies, 'current'>;
  readonly allowedBefore: AllowedBefore;
}

/** Whether the plan gives access that goes beyond what was approved before. */
export type NeedsApproval = (own: Engagement, plan: AccessPlan) => Promise<boolean>;

/**
 * The run's own engagement is covered where all that its plan gives was allowed by questions about earlier plans of it, or when people approved
 * it with its invitation and the policy lets that count for its risk; elevated access never is by that, as the client has to consent. A later
 * end, or a first one, that goes beyond what an operator may give is asked about, though nothing else changes. Others in the plan are approved, or counted, already: it holds none that its own run would still have to ask about. The end of an engagement takes
 * away or gives back, and is never asked about: what stays was approved before.
 * @see NeedsApproval
 */
export function createNeedsApproval({ catalogues, policies, allowedBefore }: NeedsApprovalDependencies): NeedsApproval {
  return async (own, plan) => {
    const gives = plan.items.some((line) => isToApprove(line, own.engagementId));
    if (!needsAccess(own)) return false;
    if (isLonger(own) || isLongTerm(own, await packageOf(catalogues, own))) return true;
    if (!gives || (await allowedBefore(own, plan))) return false;
    if (own.approvedBy.length === 0 || riskOf(plan, own.engagementId) === 'elevated') return true;
    const risks = (await policies.current())?.planCoveredByInvitation ?? [];
    return !risks.includes((await packageOf(catalogues, own)).risk);
  };
}
