import { streamOf } from '../../domain/ledger.ts';
import type { Run } from '../../domain/run.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Runs } from '../../ports/runs.ts';
import type { Office } from '../office.ts';
import type { QueueMail } from '../queue-mail.ts';

/** What it takes to park a run. */
export interface ParkRunDependencies {
  readonly runs: Runs;
  readonly office: Pick<Office, 'operator'>;
  readonly queueMail: QueueMail;
  readonly clock: Clock;
  /** Raises the alarm `run-parked`. */
  readonly alarm: () => void;
}

/** Leaves a run to a person: a code for the reason on the run, in the ledger, and in a mail to partner operations. */
export type ParkRun = (run: Run, reason: string) => Promise<void>;

/** @see ParkRun */
export function createParkRun({ runs, office, queueMail, clock, alarm }: ParkRunDependencies): ParkRun {
  return async (run, reason) => {
    if (run.state !== 'parked') {
      await runs.replace({ ...run, state: 'parked', parkedReason: reason }, [
        {
          stream: streamOf(run),
          type: 'run-parked',
          at: clock.now().toISOString(),
          runId: run.runId,
          correlationId: run.correlationId,
          facts: { attempt: run.attempt, reason },
        },
      ]);
      alarm();
    }
    const operator = await office.operator();
    await queueMail({
      mailId: `${run.runId}.parked.${run.attempt}`,
      kind: 'course-notice',
      personId: operator.personId,
      clientId: run.clientId,
      runId: run.runId,
      reminder: 0,
      facts: { end: 'parked', reason },
      correlationId: run.correlationId,
    });
  };
}
