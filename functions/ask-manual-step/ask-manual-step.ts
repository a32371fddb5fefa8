import { askedAtClient } from '../../shared/domain/client-admins.ts';
import { waitIdOf } from '../../shared/domain/wait.ts';
import { NotFoundError } from '../../shared/errors.ts';
import type { Clients } from '../../shared/ports/clients.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { PlanResults, Plans } from '../../shared/ports/engagements.ts';
import type { Runs } from '../../shared/ports/runs.ts';
import type { Outcomes } from '../../shared/ports/waits.ts';
import { openRound } from '../../shared/services/access/manual-rounds.ts';
import type { Office } from '../../shared/services/office.ts';
import type { ReadStop } from '../../shared/services/outgoing/guard-writes.ts';
import type { OpenWait } from '../../shared/services/runs/open-wait.ts';
import { readClientRun } from '../../shared/services/runs/read-run.ts';
import type { ItemInput, TaskResult } from '../../workflows/common.ts';

/** What asking for a manual step needs. */
export interface AskManualStepDependencies {
  readonly runs: Pick<Runs, 'read'>;
  readonly plans: Pick<Plans, 'plan'>;
  readonly planResults: Pick<PlanResults, 'put'>;
  readonly readStop: ReadStop;
  readonly clock: Clock;
  readonly clients: Pick<Clients, 'read'>;
  readonly outcomes: Pick<Outcomes, 'read'>;
  readonly office: Pick<Office, 'operator'>;
  readonly openWait: OpenWait;
  /** Seconds. */
  readonly manualStepDeadline: number;
}

/**
 * Asks for a change that no API may make.
 * 0. While all outgoing changes are stopped, nobody is asked for one: the line waits for them to go on.
 * 1. Those who can make it are the client's super admins, else its contact; where none is known, partner operations finds one. Nobody is asked about their own access.
 * 2. The round is the first that has not ended: a second attempt finds the open one, and asks nobody again.
 */
export function createAskManualStep(dependencies: AskManualStepDependencies) {
  const { runs, plans, planResults, readStop, clock, clients, outcomes, office, openWait, manualStepDeadline } =
    dependencies;

  return async ({ runId, item }: ItemInput): Promise<TaskResult> => {
    const run = await readClientRun(runs, runId);
    const line = (await plans.plan(runId))?.items.find((one) => one.item === item);
    if (line === undefined) throw new NotFoundError('Line of a plan', `${runId}.${item}`);
    // 0. Stopped?
    const stop = await readStop();
    if (stop !== undefined) {
      const at = clock.now().toISOString();
      await planResults.put(runId, { item, state: 'cannot-verify', reason: stop, at });
      return { verdict: 'over', end: stop };
    }
    // 1. Who.
    const client = await clients.read(run.clientId);
    if (client === undefined) throw new NotFoundError('Client', run.clientId);
    const admins = askedAtClient(client).filter((personId) => personId !== line.personId);
    // 2. Ask.
    const wait = await openWait({
      waitId: await openRound(outcomes, (round) => waitIdOf(runId, 'AskManualStep', item, round)),
      runId,
      clientId: run.clientId,
      correlationId: run.correlationId,
      kind: 'manual-step',
      subject: { kind: 'plan-item', runId, item },
      asked: admins.length > 0 ? admins : [(await office.operator()).personId],
      excluded: [line.personId],
      deadline: manualStepDeadline,
    });
    return { verdict: 'asked', waitId: wait.waitId };
  };
}
