import { clientStream } from '../../shared/domain/ledger.ts';
import { nextReminder, type Wait } from '../../shared/domain/wait.ts';
import type { Executions } from '../../shared/ports/executions.ts';
import type { Runs } from '../../shared/ports/runs.ts';
import type { Waits } from '../../shared/ports/waits.ts';
import type { EndWait } from '../../shared/services/end-wait.ts';
import { mailAsked } from '../../shared/services/open-wait.ts';
import type { QueueMail } from '../../shared/services/queue-mail.ts';
import type { RestartRun } from '../../shared/services/restart-run.ts';
import type { DealWith } from './run-sweeps.ts';

/** What a due wait needs. */
export interface DueWaitDependencies {
  readonly waits: Pick<Waits, 'read' | 'replace'>;
  readonly runs: Pick<Runs, 'read'>;
  readonly executions: Pick<Executions, 'stop'>;
  readonly endWait: EndWait;
  readonly restartRun: RestartRun;
  readonly queueMail: QueueMail;
  /** Seconds. */
  readonly reminderInterval: number;
  /** Seconds. */
  readonly tokenGrace: number;
}

/**
 * Deals with a wait whose time has come.
 * 1. Past its deadline it ends as expired.
 * 2. Open without any token for longer than the grace, its execution has died: that is stopped, and the next attempt begins.
 * 3. Those who have not answered are reminded.
 */
export function createDueWait(dependencies: DueWaitDependencies): DealWith {
  const { waits, runs, executions, endWait, restartRun, queueMail, reminderInterval, tokenGrace } = dependencies;
  return async (waitId, now) => {
    const wait = await waits.read(waitId);
    if (wait === undefined || wait.state === 'ended') return;
    // 1. Deadline.
    if (new Date(wait.deadlineAt) <= now) {
      await endWait(waitId, {
        result: 'expired',
        cause: 'deadline',
        when: (current) => new Date(current.deadlineAt) <= now,
      });
      return;
    }
    // 2. No token.
    if (!wait.held) {
      const run = await runs.read(wait.runId);
      if (run?.state === 'running' && now.getTime() - new Date(run.attemptAt).getTime() > tokenGrace * 1000) {
        await executions.stop(run.workflow, run.runId, run.attempt, 'A wait was open without a task token.');
        await restartRun(run, 'wait-without-token');
      }
    }
    // 3. Remind.
    if (wait.reminderAt !== undefined && new Date(wait.reminderAt) <= now) await remind(wait, now);
  };

  async function remind(wait: Wait, now: Date): Promise<void> {
    const { reminderAt: _due, ...rest } = wait;
    const reminded: Wait = {
      ...rest,
      reminders: wait.reminders + 1,
      ...nextReminder(now, new Date(wait.deadlineAt), reminderInterval),
    };
    // First the version: of two sweeps one reminds. Dying after it loses one reminder, never sends two.
    await waits.replace(reminded, [
      {
        stream: clientStream(wait.clientId),
        type: 'reminded',
        at: now.toISOString(),
        runId: wait.runId,
        facts: { waitId: wait.waitId, reminder: reminded.reminders },
      },
    ]);
    await mailAsked(queueMail, wait, reminded.reminders);
  }
}
