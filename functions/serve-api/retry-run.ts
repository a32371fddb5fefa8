import { changeIdOf } from '../../shared/domain/engagement.ts';
import { type Run, runIdOf } from '../../shared/domain/run.ts';
import { ConflictError, RuleError } from '../../shared/errors.ts';
import { readEngagementRun, readRun } from '../../shared/services/runs/read-run.ts';
import type { ApiDependencies } from './dependencies.ts';

type Needed = Pick<ApiDependencies, 'runs' | 'engagements' | 'restartRun' | 'beginRun'>;

/** What the retry led to: the run that works on it now. */
export interface Retried {
  readonly runId: string;
  readonly attempt: number;
}

/**
 * Tries a run again because an operator asks.
 * 1. One that runs is left alone.
 * 2. A parked one goes on from its record, with the next attempt.
 * 3. Provisioning that ended before all was read back becomes a new change of the engagement, with a run of its own.
 * 4. Any other end stands.
 */
export function createRetryRun({ runs, engagements, restartRun, beginRun }: Needed) {
  return async (runId: string, by: { personId: string; correlationId: string }): Promise<Retried> => {
    const run = await readRun(runs, runId);
    // 1. Running.
    if (run.state === 'running') throw new ConflictError(`Run ${runId} is under way (attempt ${run.attempt}).`);
    // 2. Parked.
    if (run.state === 'parked') {
      await restartRun(run, 'operator', by.personId);
      return { runId, attempt: run.attempt + 1 };
    }
    // 3. Ended in part.
    if (run.workflow === 'access-provisioning') return changeAgain(run, by);
    // 4. Ended.
    throw new RuleError('ended-stays-ended', `Run ${runId} has ended (${run.end ?? 'without a name'}).`);
  };

  async function changeAgain(run: Run, by: { personId: string; correlationId: string }): Promise<Retried> {
    const { engagement } = await readEngagementRun({ runs, engagements }, run.runId);
    const presentRunId = runIdOf('access-provisioning', changeIdOf(engagement));
    const present = await runs.read(presentRunId);
    if (present !== undefined && presentRunId !== run.runId) {
      throw new RuleError('latest-change-only', `A later run works on this engagement: ${presentRunId}.`);
    }
    // An engagement that still ends holds access that was not read back as gone, however its run ended.
    const unfinished =
      ['partly', 'paused-partly', 'observed'].includes(run.end ?? '') ||
      (engagement.state === 'ending' && run.end !== 'ended');
    if (!unfinished)
      throw new RuleError('ended-stays-ended', `Run ${run.runId} has ended (${run.end ?? 'without a name'}).`);
    // A retry that died between its two writes left a change without a run; that one is begun now.
    const next = present === undefined ? engagement : { ...engagement, change: engagement.change + 1 };
    if (next !== engagement) await engagements.replace(next, []);
    const begun = await beginRun({
      workflow: 'access-provisioning',
      businessId: changeIdOf(next),
      clientId: engagement.clientId,
      correlationId: by.correlationId,
      requestedBy: by.personId,
    });
    return { runId: begun.runId, attempt: 1 };
  }
}
