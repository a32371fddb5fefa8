import { type AccessPlan, planAccess } from '../../shared/domain/access-plan.ts';
import { type Engagement, needsAccess } from '../../shared/domain/engagement.ts';
import type { Grant } from '../../shared/domain/grant.ts';
import { isGenericMailbox } from '../../shared/domain/person.ts';
import type { Run } from '../../shared/domain/run.ts';
import { NotFoundError } from '../../shared/errors.ts';
import type { Engagements, Grants, Plans } from '../../shared/ports/engagements.ts';
import type { People } from '../../shared/ports/people.ts';
import type { Catalogues } from '../../shared/ports/publications.ts';
import { packageOf } from '../../shared/services/package-of.ts';

/** What making a plan needs. */
export interface MakePlanDependencies {
  readonly engagements: Pick<Engagements, 'ofClient' | 'read'>;
  readonly grants: Pick<Grants, 'ofPortal'>;
  readonly plans: Pick<Plans, 'snapshot'>;
  readonly catalogues: Pick<Catalogues, 'version'>;
  readonly people: Pick<People, 'read'>;
}

/** Makes a run's plan from what was read of the portal and what the engagements need now. @throws NotFoundError */
export type MakePlan = (run: Run, engagement: Engagement) => Promise<AccessPlan>;

/** @see MakePlan */
export function createMakePlan({ engagements, grants, plans, catalogues, people }: MakePlanDependencies): MakePlan {
  return async (run, own) => {
    const snapshot = await plans.snapshot(run.runId);
    if (snapshot === undefined) throw new NotFoundError('Snapshot of run', run.runId);
    const standing = (await grants.ofPortal(run.clientId, snapshot.portalId)).filter(
      (grant) => grant.state !== 'removed',
    );
    const needed = await neededNow(own, standing);
    const packages = new Map(
      await Promise.all(
        needed.map(async (engagement) => [engagement.engagementId, await packageOf(catalogues, engagement)] as const),
      ),
    );
    const genericMailboxes = new Set<string>();
    for (const personId of new Set(needed.flatMap((engagement) => engagement.team))) {
      const person = await people.read(personId);
      if (person !== undefined && isGenericMailbox(person.email)) genericMailboxes.add(personId);
    }
    return planAccess({
      snapshot,
      engagements: needed,
      grants: standing,
      packageOf: ({ engagementId }) => {
        const found = packages.get(engagementId);
        if (found === undefined) throw new NotFoundError('Service package of engagement', engagementId);
        return found;
      },
      genericMailboxes,
    });
  };

  /** The list of a client's engagements may lag behind; each is read again consistently, and the run's own is always among them. */
  async function neededNow(own: Engagement, standing: readonly Grant[]): Promise<Engagement[]> {
    const counted = new Set(standing.flatMap((grant) => grant.engagementIds));
    const ids = new Set((await engagements.ofClient(own.clientId)).map((engagement) => engagement.engagementId));
    const others: Engagement[] = [];
    for (const engagementId of new Set([...ids, ...counted])) {
      if (engagementId === own.engagementId) continue;
      const other = await engagements.read(engagementId);
      if (other !== undefined && needsAccess(other) && isTakenUp(other, counted)) others.push(other);
    }
    return [...(needsAccess(own) ? [own] : []), ...others];
  }
}

/** Another engagement that nobody has approved yet is its own run's to ask about: no approval given here may reach it. */
function isTakenUp(engagement: Engagement, counted: ReadonlySet<string>): boolean {
  return engagement.state === 'active' || engagement.approvedBy.length > 0 || counted.has(engagement.engagementId);
}
