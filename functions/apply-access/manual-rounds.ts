import { type OutcomeResult, waitIdOf } from '../../shared/domain/wait.ts';
import type { Outcomes, Waits } from '../../shared/ports/waits.ts';

/** How often a person is asked for one manual step before it is left as not done. */
const MAX_ROUNDS = 3;

/** Where the manual step of a line stands. */
export interface ManualStep {
  /** A person is being asked at this moment. */
  readonly open: boolean;
  /** How the last round ended; absent while none has. */
  readonly last?: OutcomeResult | undefined;
  /** Whether there is any use in asking (again): never asked, or said to be done and not seen, with rounds left. */
  readonly mayAsk: boolean;
}

/** Reads how far asking a person about a line has come. */
export async function readManualStep(
  { waits, outcomes }: { waits: Pick<Waits, 'read'>; outcomes: Pick<Outcomes, 'read'> },
  runId: string,
  item: number,
): Promise<ManualStep> {
  let last: OutcomeResult | undefined;
  for (let round = 1; round <= MAX_ROUNDS; round++) {
    const waitId = waitIdOf(runId, 'AskManualStep', item, round);
    const outcome = await outcomes.read(waitId);
    if (outcome === undefined) {
      const wait = await waits.read(waitId);
      return { open: wait?.state === 'open', last, mayAsk: last === undefined || last === 'done' };
    }
    last = outcome.result;
  }
  return { open: false, last, mayAsk: false };
}
