import { ConflictError } from '../../shared/errors.ts';
import type { Runs } from '../../shared/ports/runs.ts';
import { readRun } from '../../shared/services/runs/read-run.ts';
import type { FailureInput } from '../../workflows/common.ts';

/** What noting needs. */
export interface NoteFailureDependencies {
  readonly runs: Pick<Runs, 'read' | 'replace'>;
}

/** Leaves a code of what went wrong on the run whose execution is about to fail; the sweep begins the next attempt, and at last parks it. */
export function createNoteFailure({ runs }: NoteFailureDependencies) {
  return async ({ runId, error }: FailureInput): Promise<{ noted: true }> => {
    for (let attempt = 1; ; attempt++) {
      const run = await readRun(runs, runId);
      // The error's name only: a message may carry data.
      const lastFailure = error.replace(/[^A-Za-z0-9.]/g, '').slice(0, 60);
      if (run.state !== 'running' || run.lastFailure === lastFailure) return { noted: true };
      try {
        await runs.replace({ ...run, lastFailure }, []);
        return { noted: true };
      } catch (conflict) {
        if (!(conflict instanceof ConflictError) || attempt === 5) throw conflict;
      }
    }
  };
}
