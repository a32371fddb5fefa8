import { sumUp } from '../../shared/domain/remedy/sum-up.ts';
import { ConflictError } from '../../shared/errors.ts';
import type { Offboardings, Remedies } from '../../shared/ports/remedies.ts';
import type { Runs } from '../../shared/ports/runs.ts';
import type { EndOffboarding } from '../../shared/services/offboardings/end-offboarding.ts';
import { offboardingOf } from '../../shared/services/offboardings/offboarding-of-run.ts';
import { remediesOfOffboarding } from '../../shared/services/offboardings/offboarding-remedies.ts';
import type { ReadStop } from '../../shared/services/outgoing/guard-writes.ts';
import { waitForOutgoing } from '../../shared/services/outgoing/waiting-remedies.ts';
import { readRun } from '../../shared/services/runs/read-run.ts';
import type { RunInput } from '../../workflows/common.ts';

/** What telling needs. */
export interface TellPeopleDependencies {
  readonly runs: Pick<Runs, 'read'>;
  readonly offboardings: Pick<Offboardings, 'read'>;
  readonly remedies: Pick<Remedies, 'ofShard'>;
  readonly endOffboarding: EndOffboarding;
  readonly readStop: ReadStop;
}

/**
 * Ends the offboarding as its portals were read back, and reports it to the manager: `removed`, or `removed-partly` where something stays as an
 * exception. Where outgoing changes are stopped before all is done, nobody is told, and the run is held.
 * @throws ConflictError where a portal was neither read back nor left as an exception, because its shard failed for good: the run goes on with
 * its next attempt, and is parked with an alarm after the last. Nobody is told that it has ended.
 */
export function createTellPeople({ runs, offboardings, remedies, endOffboarding, readStop }: TellPeopleDependencies) {
  return async ({ runId }: RunInput): Promise<{ end: string }> => {
    const offboarding = await offboardingOf(offboardings, await readRun(runs, runId));
    const all = await remediesOfOffboarding(remedies, offboarding);
    if (await waitForOutgoing(all, readStop)) return { end: 'outgoing-stopped' };
    const { open } = sumUp(all);
    if (open.length > 0) throw new ConflictError(`${open.length} portals of an offboarding are not settled yet.`);
    return { end: await endOffboarding(offboarding.offboardingId) };
  };
}
