import { type AccessPlan, type PlanInput, planAccess } from '../../domain/access-plan.ts';
import { isGenericMailbox } from '../../domain/person.ts';
import { NotFoundError } from '../../errors.ts';
import type { People } from '../../ports/people.ts';
import type { Catalogues } from '../../ports/publications.ts';
import { packageOf } from './package-of.ts';

/** What making a plan needs. */
export interface PlanForDependencies {
  readonly catalogues: Pick<Catalogues, 'version'>;
  readonly people: Pick<People, 'read'>;
}

/** What is and what should be; the rest that a plan is made of is looked up. */
export type PlanFor = (
  input: Pick<PlanInput, 'snapshot' | 'engagements' | 'grants' | 'mayBeElevated' | 'tier'>,
) => Promise<AccessPlan>;

/** Makes a plan, with the packages of its engagements and what is known of their people. @throws NotFoundError */
export function createPlanFor({ catalogues, people }: PlanForDependencies): PlanFor {
  return async (input) => {
    const { snapshot, engagements } = input;
    const packages = new Map(
      await Promise.all(engagements.map(async (one) => [one.engagementId, await packageOf(catalogues, one)] as const)),
    );
    const genericMailboxes = new Set<string>();
    const clientSide = new Set(snapshot.clientSideIds);
    for (const personId of new Set(engagements.flatMap((engagement) => engagement.team))) {
      const person = await people.read(personId);
      if (person !== undefined && isGenericMailbox(person.email)) genericMailboxes.add(personId);
      if (person?.kind === 'client') clientSide.add(personId);
    }
    return planAccess({
      ...input,
      packageOf: ({ engagementId }) => {
        const found = packages.get(engagementId);
        if (found === undefined) throw new NotFoundError('Service package of engagement', engagementId);
        return found;
      },
      genericMailboxes,
      clientSide,
    });
  };
}
