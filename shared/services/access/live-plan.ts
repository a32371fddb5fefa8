import type { AccessPlan } from '../../domain/access-plan.ts';
import type { Client } from '../../domain/client.ts';
import { type Engagement, needsAccess } from '../../domain/engagement.ts';
import { stands } from '../../domain/grant.ts';
import { ConnectionBrokenError } from '../../errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Engagements, Grants } from '../../ports/engagements.ts';
import type { LivePortal, ReadLivePortal } from './live-portal.ts';
import { createNeedsApproval, type NeedsApprovalDependencies } from './needs-approval.ts';
import { createPlanFor, type PlanForDependencies } from './plan-for.ts';

/** What a run would do to a client's portal now. */
export interface LivePlan {
  readonly portal: LivePortal;
  readonly plan: AccessPlan;
  readonly engagements: readonly Engagement[];
  /** Engagements whose plan would be asked about before anything is done. */
  readonly asks: ReadonlySet<string>;
}

/** What planning needs. */
export interface LivePlanDependencies extends PlanForDependencies, NeedsApprovalDependencies {
  readonly readLivePortal: ReadLivePortal;
  readonly engagements: Pick<Engagements, 'ofClient' | 'read'>;
  readonly grants: Pick<Grants, 'ofPortal'>;
  readonly clock: Clock;
}

/** Plans from what a portal has now and what all the client's engagements need, each as if its question were answered yes; keeps nothing. */
export type MakeLivePlan = (client: Client) => Promise<LivePlan>;

/** @see MakeLivePlan */
export function createLivePlan(dependencies: LivePlanDependencies): MakeLivePlan {
  const { readLivePortal, engagements, grants, clock } = dependencies;
  const planFor = createPlanFor(dependencies);
  const needsApproval = createNeedsApproval(dependencies);

  return async (client) => {
    const portal = await readOrUnread(client);
    const listed = await engagements.ofClient(client.clientId);
    const current = await Promise.all(listed.map(({ engagementId }) => engagements.read(engagementId)));
    const needed = current.filter((one) => one !== undefined).filter(needsAccess);
    const standing = (await grants.ofPortal(client.clientId, portal.snapshot.portalId)).filter(stands);
    const plan = await planFor({
      snapshot: portal.snapshot,
      tier: client.tier,
      engagements: needed,
      grants: standing,
      mayBeElevated: new Set(needed.map(({ engagementId }) => engagementId)),
    });
    const asks = new Set<string>();
    for (const one of needed) if (await needsApproval(one, plan)) asks.add(one.engagementId);
    return { portal, plan, engagements: needed, asks };
  };

  /** Where the client adds the users by itself there is nothing to read, and each line is done by hand. */
  async function readOrUnread(client: Client): Promise<LivePortal> {
    try {
      return await readLivePortal(client);
    } catch (error) {
      const { way, portalId } = client;
      if (!(error instanceof ConnectionBrokenError) || way === undefined || portalId === undefined) throw error;
      const nothing = { members: [], permissionSets: [], teams: [], superAdminIds: [], usersRead: 0, clientUsers: 0 };
      const snapshot = { portalId, readAt: clock.now().toISOString(), ...nothing, unread: true as const };
      return { snapshot, users: [], partners: [], superAdmins: 0 };
    }
  }
}
