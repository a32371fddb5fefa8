import type { Offboardings } from '../../shared/ports/remedies.ts';
import type { StartOffboarding } from '../../shared/services/offboardings/start-offboarding.ts';
import type { DealWith } from './run-sweeps.ts';

/** An offboarding that was dated ahead starts when its time has come, and so does one whose start died. */
export function createDueOffboarding(
  offboardings: Pick<Offboardings, 'read'>,
  startOffboarding: StartOffboarding,
): DealWith {
  return async (offboardingId, now) => {
    const offboarding = await offboardings.read(offboardingId);
    if (offboarding?.state !== 'scheduled' || new Date(offboarding.effectiveAt) > now) return;
    await startOffboarding(offboardingId);
  };
}
