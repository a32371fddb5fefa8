import type { EndOffboarding } from '../../shared/services/offboardings/end-offboarding.ts';
import type { SettleRecord } from './close-run.ts';

/** Brings the offboarding into the run's end, and sees to it that it was reported. */
export function createSettleOffboarding(endOffboarding: EndOffboarding): SettleRecord {
  return async (run, end) => {
    await endOffboarding(run.businessId, end);
  };
}
