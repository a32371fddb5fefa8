import type { Wait } from '../../shared/domain/wait.ts';
import type { Executions } from '../../shared/ports/executions.ts';
import type { Runs } from '../../shared/ports/runs.ts';
import type { Waits } from '../../shared/ports/waits.ts';
import type { SettleQuestion } from '../../shared/services/questions/settle-question.ts';
import type { EndWait } from '../../shared/services/runs/end-wait.ts';
import type { RestartRun } from '../../shared/services/runs/restart-run.ts';
import type { Nudge } from './nudge.ts';
import type { DealWith } from './run-sweeps.ts';

/** What a due wait needs. */
export interface DueWaitDependencies {
  readonly waits: Pick<Waits, 'read'>;
  readonly runs: Pick<Runs, 'read'>;
  readonly executions: Pick<Executions, 'stop'>;
  readonly settleQuestion: SettleQuestion;
  readonly endWait: EndWait;
  readonly restartRun: RestartRun;
  /** Reminds, and asks the next person too. */
  readonly nudge: Nudge;
  /** Seconds. */
  readonly tokenGrace: number;
}

/**
 * Deals with a wait whose time has come.
 * 1. A decision whose pause is over takes effect; while one is pending, no deadline counts.
 * 2. Past its deadline it ends as expired.
 * 3. Open without any token for longer than the grace, its execution has died: that is stopped, and the next attempt begins.
 * 4. Those who have not answered are reminded, and the next person is asked.
 */
export function createDueWait(dependencies: DueWaitDependencies): DealWith {
  const { waits, runs, executions, settleQuestion, endWait, restartRun, nudge, tokenGrace } = dependencies;
  return async (waitId, now) => {
    const wait = await waits.read(waitId);
    if (wait === undefined || wait.state === 'ended') return;
    // 1. Pause.
    if (isPending(wait)) {
      await settleQuestion(waitId);
      await mendExecution(wait, now);
      return;
    }
    // 2. Deadline.
    if (isPast(wait, now)) {
      await endWait(waitId, {
        result: 'expired',
        cause: 'deadline',
        when: (current) => isPast(current, now) && !isPending(current),
      });
      return;
    }
    await mendExecution(wait, now);
    // 4. Nudge.
    await nudge(wait, now);
  };

  async function mendExecution(wait: Wait, now: Date): Promise<void> {
    // 3. No token.
    if (wait.held) return;
    const run = await runs.read(wait.runId);
    if (run?.state === 'running' && now.getTime() - new Date(run.attemptAt).getTime() > tokenGrace * 1000) {
      await executions.stop(run.workflow, run.runId, run.attempt, 'A wait was open without a task token.');
      await restartRun(run, 'wait-without-token');
    }
  }
}

function isPending(wait: Wait): boolean {
  return wait.question?.pending !== undefined;
}

function isPast(wait: Wait, now: Date): boolean {
  return new Date(wait.deadlineAt) <= now;
}
