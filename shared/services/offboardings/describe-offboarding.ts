import { dayWords } from '../../domain/when-words.ts';
import { NotFoundError } from '../../errors.ts';
import type { Grants } from '../../ports/engagements.ts';
import type { People } from '../../ports/people.ts';
import type { Offboardings } from '../../ports/remedies.ts';
import type { WaitWords } from '../runs/describe-wait.ts';

/** What saying what an offboarding is about needs. */
export interface DescribeOffboardingDependencies {
  readonly offboardings: Pick<Offboardings, 'read'>;
  readonly grants: Pick<Grants, 'ofPerson'>;
  readonly people: Pick<People, 'read'>;
  /** IANA zone of the agency, for days. */
  readonly timeZone: string;
}

/** An offboarding in words. @throws NotFoundError */
export type DescribeOffboarding = (offboardingId: string) => Promise<WaitWords>;

/** @see DescribeOffboarding */
export function createDescribeOffboarding(dependencies: DescribeOffboardingDependencies): DescribeOffboarding {
  const { offboardings, grants, people, timeZone } = dependencies;
  return async (offboardingId) => {
    const offboarding = await offboardings.read(offboardingId);
    if (offboarding === undefined) throw new NotFoundError('Offboarding', offboardingId);
    const leaver = await people.read(offboarding.personId);
    const requester = offboarding.requestedBy === undefined ? undefined : await people.read(offboarding.requestedBy);
    const held = (await grants.ofPerson(offboarding.personId)).filter((grant) => grant.state !== 'removed');
    const name = leaver?.name ?? 'somebody who was erased';
    return {
      clientName: 'all clients',
      recordId: '',
      title: `Take away all access of ${name} in client portals?`,
      requestedBy: requester?.name ?? 'the roster, which says that they have left',
      riskWords: 'Access that is taken away has to be asked for anew.',
      facts: [
        { label: 'Who leaves', value: name },
        { label: 'When', value: dayWords(offboarding.effectiveAt, timeZone) },
        { label: 'Grants', value: String(held.length) },
      ],
      packageName: '',
      packageDoes: [],
      packageDoesNot: [],
    };
  };
}
