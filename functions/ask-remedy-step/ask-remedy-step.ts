import { type Remedy, waitItemOf } from '../../shared/domain/remedy/remedy.ts';
import type { RuntimeSettings } from '../../shared/domain/settings.ts';
import { waitIdOf } from '../../shared/domain/wait.ts';
import { NotFoundError } from '../../shared/errors.ts';
import type { Remedies } from '../../shared/ports/remedies.ts';
import type { Runs } from '../../shared/ports/runs.ts';
import type { Outcomes } from '../../shared/ports/waits.ts';
import type { ClientSide } from '../../shared/services/access/client-side.ts';
import { openRound } from '../../shared/services/access/manual-rounds.ts';
import { type Office, officerBeside } from '../../shared/services/office.ts';
import type { ReadStop } from '../../shared/services/outgoing/guard-writes.ts';
import type { OpenWait } from '../../shared/services/runs/open-wait.ts';
import { readRun } from '../../shared/services/runs/read-run.ts';
import type { RemedyInput, TaskResult } from '../../workflows/common.ts';

/** What asking for a remedy's manual step needs. */
export interface AskRemedyStepDependencies {
  readonly runs: Pick<Runs, 'read'>;
  readonly remedies: Pick<Remedies, 'read'>;
  readonly outcomes: Pick<Outcomes, 'read'>;
  readonly clientSide: ClientSide;
  readonly office: Office;
  readonly openWait: OpenWait;
  /** Seconds. */
  readonly durations: Pick<RuntimeSettings['durations'], 'manualStepDeadline' | 'connectionDeadline'>;
  /** While no change may leave the product, nobody is asked for one. */
  readonly readStop: ReadStop;
}

/**
 * Asks somebody of the client for what no API may do to a user of ours.
 * 1. A remedy that needs nobody any more asks nobody; nor does any while the stage observes or all changes are stopped.
 * 2. Who can do it are the client's super admins, else its contact; where none is known, partner operations finds one. Nobody is asked about
 *    their own access.
 * 3. A connection that rests on the user is to be renewed by another; everything else is one change in HubSpot's screens. The round is the
 *    first that has not ended: a second attempt finds the open one.
 */
export function createAskRemedyStep(dependencies: AskRemedyStepDependencies) {
  const { runs, remedies, outcomes, clientSide, office, openWait, durations, readStop } = dependencies;

  return async ({ runId, shard, item }: RemedyInput): Promise<TaskResult> => {
    const run = await readRun(runs, runId);
    const remedy = await remedies.read(runId, shard, item);
    if (remedy === undefined) throw new NotFoundError('Remedy', `${runId}.${shard}.${item}`);
    // 1. Needed?
    const waits = remedy.state === 'awaiting-person' && (await readStop()) === undefined;
    if (!waits) return { verdict: 'over', end: remedy.state };
    // 2. Who.
    const asked = await whoCan(remedy);
    // 3. Ask.
    const renews = remedy.reason === 'connection-rests-on-leaver';
    const wait = await openWait({
      waitId: await openRound(outcomes, (round) => waitIdOf(runId, 'AskRemedyStep', waitItemOf(remedy), round)),
      runId,
      clientId: remedy.clientId,
      correlationId: run.correlationId,
      kind: renews ? 'connection' : 'manual-step',
      subject: { kind: 'remedy', runId, shard, item },
      asked,
      excluded: [remedy.personId],
      deadline: renews ? durations.connectionDeadline : durations.manualStepDeadline,
    });
    return { verdict: 'asked', waitId: wait.waitId };
  };

  async function whoCan({ clientId, personId }: Remedy): Promise<readonly string[]> {
    const theirs = (await clientSide(clientId)).filter((one) => one !== personId);
    return theirs.length > 0 ? theirs : [(await officerBeside(office, personId)).personId];
  }
}
