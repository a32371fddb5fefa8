import type { AccessPlan } from '../../shared/domain/access-plan.ts';
import type { Engagement } from '../../shared/domain/engagement.ts';
import { stands } from '../../shared/domain/grant.ts';
import type { ClientRun } from '../../shared/domain/run.ts';
import { NotFoundError } from '../../shared/errors.ts';
import type { Clients } from '../../shared/ports/clients.ts';
import type { Grants, Plans } from '../../shared/ports/engagements.ts';
import type { NeededEngagements } from '../../shared/services/access/needed-engagements.ts';
import { createPlanFor, type PlanForDependencies } from '../../shared/services/access/plan-for.ts';
import type { ElevatedConsent } from '../../shared/services/questions/elevated-consent.ts';

/** What making a plan needs. */
export interface MakePlanDependencies extends PlanForDependencies {
  readonly neededEngagements: NeededEngagements;
  readonly elevatedConsent: ElevatedConsent;
  readonly grants: Pick<Grants, 'ofPortal'>;
  readonly plans: Pick<Plans, 'snapshot'>;
  readonly clients: Pick<Clients, 'read'>;
}

/** Makes a run's plan from what was read of the portal and what the engagements need now. @throws NotFoundError */
export type MakePlan = (run: ClientRun, engagement: Engagement) => Promise<AccessPlan>;

/** @see MakePlan */
export function createMakePlan(dependencies: MakePlanDependencies): MakePlan {
  const { neededEngagements, elevatedConsent, grants, plans, clients } = dependencies;
  const planFor = createPlanFor(dependencies);

  /** Its own run asks about an engagement before anything is done; of others, those whose question was answered so. */
  async function elevatedAmong(own: Engagement, needed: readonly Engagement[]): Promise<Set<string>> {
    const may = new Set([own.engagementId]);
    for (const other of needed) if (await elevatedConsent(other)) may.add(other.engagementId);
    return may;
  }

  return async (run, own) => {
    const snapshot = await plans.snapshot(run.runId);
    if (snapshot === undefined) throw new NotFoundError('Snapshot of run', run.runId);
    const standing = (await grants.ofPortal(run.clientId, snapshot.portalId)).filter(stands);
    const engagements = await neededEngagements(own, standing);
    const mayBeElevated = await elevatedAmong(own, engagements);
    const tier = (await clients.read(run.clientId))?.tier;
    return planFor({ snapshot, tier, engagements, grants: standing, mayBeElevated });
  };
}
