import { streamOf } from '../../domain/ledger.ts';
import type { HeldReason } from '../../domain/run.ts';
import { ConflictError } from '../../errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Runs } from '../../ports/runs.ts';
import { readRun } from './read-run.ts';

/**
 * Parks a run that goes on by itself once what holds it is over: no alarm, no mail, and the sweep looks at it again and again. A run that has
 * ended stays ended.
 */
export type HoldRun = (runId: string, reason: HeldReason) => Promise<void>;

/** Hints change a run's version at any time. */
const TRIES = 5;

/** @see HoldRun */
export function createHoldRun({ runs, clock }: { readonly runs: Runs; readonly clock: Clock }): HoldRun {
  return async (runId, reason) => {
    for (let attempt = 1; ; attempt++) {
      const run = await readRun(runs, runId);
      if (run.state === 'ended' || (run.state === 'parked' && run.parkedReason === reason)) return;
      try {
        await runs.replace({ ...run, state: 'parked', parkedReason: reason }, [
          {
            stream: streamOf(run),
            type: 'run-parked',
            at: clock.now().toISOString(),
            runId,
            correlationId: run.correlationId,
            facts: { attempt: run.attempt, reason },
          },
        ]);
        return;
      } catch (error) {
        if (!(error instanceof ConflictError) || attempt === TRIES) throw error;
      }
    }
  };
}
