import type { OutcomeResult } from '../../domain/wait.ts';
import type { Outcomes, Waits } from '../../ports/waits.ts';

/** How often a person is asked for one manual step before it is left as not done. */
export const MAX_ROUNDS = 3;

/** Where a manual step stands: of a line of a plan, or of a remedy. */
export interface ManualStep {
  /** A person is being asked at this moment. */
  readonly open: boolean;
  /** How the last round ended; absent while none has. */
  readonly last?: OutcomeResult | undefined;
  /** Who ended the last round; absent where a deadline or nobody did. */
  readonly by?: string | undefined;
  /** Whether there is any use in asking (again): never asked, or said to be done and not seen, with rounds left. */
  readonly mayAsk: boolean;
  /** Rounds that have ended. */
  readonly ended: number;
}

/** The id of a round's wait; the first is 1. */
export type RoundId = (round: number) => string;

/** Results after which it is looked at, and asked again if it is not so. */
const SAID_TO_BE_DONE: ReadonlySet<OutcomeResult> = new Set(['done', 'connected']);

/** Reads how far asking a person has come. */
export async function readManualStep(
  { waits, outcomes }: { waits: Pick<Waits, 'read'>; outcomes: Pick<Outcomes, 'read'> },
  idOf: RoundId,
): Promise<ManualStep> {
  let last: OutcomeResult | undefined;
  let by: string | undefined;
  for (let round = 1; round <= MAX_ROUNDS; round++) {
    const waitId = idOf(round);
    const outcome = await outcomes.read(waitId);
    if (outcome === undefined) {
      const wait = await waits.read(waitId);
      const mayAsk = last === undefined || SAID_TO_BE_DONE.has(last);
      return { open: wait?.state === 'open', last, by, mayAsk, ended: round - 1 };
    }
    last = outcome.result;
    by = outcome.by.at(-1);
  }
  return { open: false, last, by, mayAsk: false, ended: MAX_ROUNDS };
}

/** The first round that has not ended: a second attempt finds the open one, and asks nobody again. */
export async function openRound(outcomes: Pick<Outcomes, 'read'>, idOf: RoundId): Promise<string> {
  for (let round = 1; ; round++) {
    const waitId = idOf(round);
    if ((await outcomes.read(waitId)) === undefined) return waitId;
  }
}
