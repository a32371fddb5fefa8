import { ConflictError, NotFoundError } from '../../shared/errors.ts';
import type { Resumption } from '../../shared/ports/executions.ts';
import type { Outcomes, TaskTokens, Waits } from '../../shared/ports/waits.ts';
import type { HoldInput } from '../../workflows/common.ts';

/** What holding needs. */
export interface HoldWaitDependencies {
  readonly waits: Pick<Waits, 'read' | 'replace'>;
  readonly outcomes: Pick<Outcomes, 'read'>;
  readonly taskTokens: Pick<TaskTokens, 'keep'>;
  readonly resumption: Resumption;
}

/**
 * Holds an execution at a wait; the same for all waits.
 * 1. Keeps the token first: from here on, whoever ends the wait finds it.
 * 2. Then reads the outcome consistently: if the wait has ended already, the execution goes on at once.
 * 3. Marks the wait as held, so that the sweep does not take its execution for dead.
 */
export function createHoldWait({ waits, outcomes, taskTokens, resumption }: HoldWaitDependencies) {
  return async ({ waitId, taskToken }: HoldInput): Promise<{ held: true }> => {
    // 1. Keep.
    await taskTokens.keep(waitId, taskToken);
    // 2. Over already?
    const outcome = await outcomes.read(waitId);
    if (outcome !== undefined) {
      await resumption.resume(taskToken, outcome.result);
      return { held: true };
    }
    // 3. Mark; losing against another change is fine, that one wrote the whole wait.
    for (let attempt = 0; attempt < 5; attempt++) {
      const wait = await waits.read(waitId);
      if (wait === undefined) throw new NotFoundError('Wait', waitId);
      if (wait.held || wait.state === 'ended') return { held: true };
      try {
        await waits.replace({ ...wait, held: true }, []);
        return { held: true };
      } catch (error) {
        if (!(error instanceof ConflictError)) throw error;
      }
    }
    return { held: true };
  };
}
