import type { AccessPlan, PlanItem } from '../../shared/domain/access-plan.ts';
import type { Grant } from '../../shared/domain/grant.ts';
import type { Person } from '../../shared/domain/person.ts';
import type { PortalUser } from '../../shared/domain/portal.ts';
import type { ClientRun } from '../../shared/domain/run.ts';
import type { UserAtHand } from '../../shared/services/access/write-access.ts';

/** One line of a plan with everything that working on it needs; read under the lease. */
export interface Hand {
  readonly run: ClientRun;
  readonly plan: AccessPlan;
  readonly line: PlanItem;
  readonly person: Person;
  /** The person's grant in this portal, removed ones included. */
  readonly grant: Grant | undefined;
  /** Reads the person's user from the portal, now. */
  readonly look: () => Promise<PortalUser | undefined>;
}

/** The line's user. */
export function userAt({ plan, person, look }: Pick<Hand, 'plan' | 'person' | 'look'>): UserAtHand {
  return { portalId: plan.portalId, person, look };
}
