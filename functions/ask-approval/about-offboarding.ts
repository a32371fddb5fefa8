import type { Offboardings } from '../../shared/ports/remedies.ts';
import { offboardingOf } from '../../shared/services/offboardings/offboarding-of-run.ts';
import { type Office, officerBeside } from '../../shared/services/office.ts';
import type { PutQuestion } from './ask-approval.ts';
import type { PutToApprovers } from './put-to-approvers.ts';

/** What asking about an offboarding needs. */
export interface AboutOffboardingDependencies {
  readonly offboardings: Pick<Offboardings, 'read'>;
  readonly office: Office;
  readonly putToApprovers: PutToApprovers;
}

/**
 * Asks whether a leaver's access may be taken away, where the policy wants that asked. Neither the leaver nor whoever asked for it decides
 * (rule 9); what an approver asks back, whoever asked for it answers, or partner operations.
 */
export function createAboutOffboarding(dependencies: AboutOffboardingDependencies): PutQuestion {
  const { offboardings, office, putToApprovers } = dependencies;
  return async (run, policy) => {
    const { offboardingId, personId, requestedBy, state } = await offboardingOf(offboardings, run);
    if (state === 'cancelled') return { verdict: 'over', end: 'cancelled' };
    return putToApprovers(run, policy, {
      packageKey: '',
      risk: 'high',
      requesterId: requestedBy ?? (await officerBeside(office, personId)).personId,
      excluded: [personId, ...(requestedBy === undefined ? [] : [requestedBy])],
      subject: { kind: 'offboarding', offboardingId },
    });
  };
}
