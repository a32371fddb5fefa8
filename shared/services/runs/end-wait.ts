import { type LedgerFact, streamOf } from '../../domain/ledger.ts';
import type { Outcome, OutcomeResult, Wait } from '../../domain/wait.ts';
import { ConflictError } from '../../errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Resumption } from '../../ports/executions.ts';
import type { Outcomes, TaskTokens, Waits } from '../../ports/waits.ts';

/** What it takes to end a wait. */
export interface EndWaitDependencies {
  readonly waits: Waits;
  readonly outcomes: Outcomes;
  readonly taskTokens: TaskTokens;
  readonly resumption: Resumption;
  readonly clock: Clock;
}

/** How a wait is to end. */
export interface Ending {
  readonly result: OutcomeResult;
  readonly cause: Outcome['cause'];
  readonly by?: readonly string[];
  readonly note?: string | undefined;
  /** Checked against the wait as it is when it ends; false leaves it open. */
  readonly when?: (wait: Wait) => boolean;
}

/** Ends a wait once, whoever comes: writes the outcome, then wakes what waits. Returns the outcome that stands, or nothing when `when` said no. */
export type EndWait = (waitId: string, ending: Ending) => Promise<Outcome | undefined>;

/** A wait changes with each vote; more than a few conflicts in a row mean that something is wrong. */
const TRIES = 5;

/** @see EndWait */
export function createEndWait({ waits, outcomes, taskTokens, resumption, clock }: EndWaitDependencies): EndWait {
  const resume = createResumeWait({ taskTokens, resumption });
  return async (waitId, ending) => {
    for (let attempt = 1; ; attempt++) {
      const standing = await outcomes.read(waitId);
      if (standing !== undefined) {
        await resume(standing);
        return standing;
      }
      const wait = await waits.read(waitId);
      if (wait === undefined || ending.when?.(wait) === false) return undefined;
      const outcome: Outcome = {
        waitId,
        result: ending.result,
        at: clock.now().toISOString(),
        by: ending.by ?? [],
        cause: ending.cause,
        note: ending.note,
      };
      try {
        if (await waits.end(wait, outcome, [endedFact(wait, outcome)])) {
          await resume(outcome);
          return outcome;
        }
      } catch (error) {
        if (!(error instanceof ConflictError) || attempt === TRIES) throw error;
      }
    }
  };
}

/** Hands an outcome to every token of its wait; dead ones are ignored. */
export function createResumeWait({ taskTokens, resumption }: Pick<EndWaitDependencies, 'taskTokens' | 'resumption'>) {
  return async (outcome: Outcome): Promise<void> => {
    for (const token of await taskTokens.list(outcome.waitId)) await resumption.resume(token, outcome.result);
  };
}

/** The ledger's entry for an ending. */
export function endedFact(wait: Wait, outcome: Outcome): LedgerFact {
  return {
    stream: streamOf(wait),
    type: 'wait-ended',
    at: outcome.at,
    actor: outcome.by.at(-1),
    runId: wait.runId,
    facts: {
      waitId: wait.waitId,
      kind: wait.kind,
      result: outcome.result,
      cause: outcome.cause,
      by: outcome.by,
      ...(wait.policyVersion === undefined ? {} : { policyVersion: wait.policyVersion }),
      ...(wait.policyRule === undefined ? {} : { policyRule: wait.policyRule }),
    },
  };
}
