import { type AccessPlan, planAccess } from '../../shared/domain/access-plan.ts';
import type { Engagement } from '../../shared/domain/engagement.ts';
import { isGenericMailbox } from '../../shared/domain/person.ts';
import type { ClientRun } from '../../shared/domain/run.ts';
import { NotFoundError } from '../../shared/errors.ts';
import type { Grants, Plans } from '../../shared/ports/engagements.ts';
import type { People } from '../../shared/ports/people.ts';
import type { Catalogues } from '../../shared/ports/publications.ts';
import type { NeededEngagements } from '../../shared/services/access/needed-engagements.ts';
import { packageOf } from '../../shared/services/access/package-of.ts';
import type { ElevatedConsent } from '../../shared/services/questions/elevated-consent.ts';

/** What making a plan needs. */
export interface MakePlanDependencies {
  readonly neededEngagements: NeededEngagements;
  readonly elevatedConsent: ElevatedConsent;
  readonly grants: Pick<Grants, 'ofPortal'>;
  readonly plans: Pick<Plans, 'snapshot'>;
  readonly catalogues: Pick<Catalogues, 'version'>;
  readonly people: Pick<People, 'read'>;
}

/** Makes a run's plan from what was read of the portal and what the engagements need now. @throws NotFoundError */
export type MakePlan = (run: ClientRun, engagement: Engagement) => Promise<AccessPlan>;

/** @see MakePlan */
export function createMakePlan({
  neededEngagements,
  elevatedConsent,
  grants,
  plans,
  catalogues,
  people,
}: MakePlanDependencies): MakePlan {
  /** Its own run asks about an engagement before anything is done; of others, those whose question was answered so. */
  async function elevatedAmong(own: Engagement, needed: readonly Engagement[]): Promise<Set<string>> {
    const may = new Set([own.engagementId]);
    for (const other of needed) if (await elevatedConsent(other)) may.add(other.engagementId);
    return may;
  }

  return async (run, own) => {
    const snapshot = await plans.snapshot(run.runId);
    if (snapshot === undefined) throw new NotFoundError('Snapshot of run', run.runId);
    const standing = (await grants.ofPortal(run.clientId, snapshot.portalId)).filter(
      (grant) => grant.state !== 'removed',
    );
    const needed = await neededEngagements(own, standing);
    const packages = new Map(
      await Promise.all(
        needed.map(async (engagement) => [engagement.engagementId, await packageOf(catalogues, engagement)] as const),
      ),
    );
    const genericMailboxes = new Set<string>();
    const clientSide = new Set(snapshot.clientSideIds);
    for (const personId of new Set(needed.flatMap((engagement) => engagement.team))) {
      const person = await people.read(personId);
      if (person !== undefined && isGenericMailbox(person.email)) genericMailboxes.add(personId);
      if (person?.kind === 'client') clientSide.add(personId);
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
      clientSide,
      mayBeElevated: await elevatedAmong(own, needed),
    });
  };
}
