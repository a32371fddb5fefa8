import type { Offboardings } from '../../shared/ports/remedies.ts';
import type { Runs } from '../../shared/ports/runs.ts';
import type { EndOffboarding } from '../../shared/services/end-offboarding.ts';
import { offboardingOf } from '../../shared/services/offboarding-of-run.ts';
import { readRun } from '../../shared/services/read-run.ts';
import type { RunInput } from '../../workflows/common.ts';

/** What telling needs. */
export interface TellPeopleDependencies {
  readonly runs: Pick<Runs, 'read'>;
  readonly offboardings: Pick<Offboardings, 'read'>;
  readonly endOffboarding: EndOffboarding;
}

/** Ends the offboarding as its portals were read back, and reports it to the manager: `removed`, or `removed-partly` where something stays. */
export function createTellPeople({ runs, offboardings, endOffboarding }: TellPeopleDependencies) {
  return async ({ runId }: RunInput): Promise<{ end: string }> => {
    const { offboardingId } = await offboardingOf(offboardings, await readRun(runs, runId));
    return { end: await endOffboarding(offboardingId) };
  };
}
