import type { AccessPlan, PlanItem } from '../../shared/domain/access-plan.ts';
import type { Engagement } from '../../shared/domain/engagement.ts';
import type { Engagements, Grants } from '../../shared/ports/engagements.ts';
import type { Catalogues, Policies } from '../../shared/ports/publications.ts';
import { packageOf } from '../../shared/services/package-of.ts';

/** Actions that give somebody access; what the client does by hand at our request gives it too. */
const GIVES: ReadonlySet<PlanItem['action']> = new Set(['create', 'change', 'manual']);

/** What deciding whether to ask needs. */
export interface NeedsApprovalDependencies {
  readonly engagements: Pick<Engagements, 'read'>;
  readonly grants: Pick<Grants, 'read'>;
  readonly catalogues: Pick<Catalogues, 'version'>;
  readonly policies: Pick<Policies, 'current'>;
}

/** Whether the plan gives access that goes beyond what was approved before. */
export type NeedsApproval = (own: Engagement, plan: AccessPlan) => Promise<boolean>;

/**
 * An engagement is covered when people approved it with its invitation and the policy lets that count for its risk. Another engagement is
 * covered too where the person's grant counts it already: its own run asked about it.
 * @see NeedsApproval
 */
export function createNeedsApproval({
  engagements,
  grants,
  catalogues,
  policies,
}: NeedsApprovalDependencies): NeedsApproval {
  return async (own, plan) => {
    const giving = plan.items.filter((line) => GIVES.has(line.action) && line.engagementIds.length > 0);
    if (giving.length === 0) return false;
    const risks = (await policies.current())?.planCoveredByInvitation ?? [];
    for (const line of giving) {
      const grant = await grants.read(own.clientId, plan.portalId, line.personId);
      const counted = grant === undefined || grant.state === 'removed' ? [] : grant.engagementIds;
      for (const engagementId of line.engagementIds) {
        if (engagementId !== own.engagementId && counted.includes(engagementId)) continue;
        const engagement = engagementId === own.engagementId ? own : await engagements.read(engagementId);
        if (engagement === undefined || engagement.approvedBy.length === 0) return true;
        if (!risks.includes((await packageOf(catalogues, engagement)).risk)) return true;
      }
    }
    return false;
  };
}
