import type { PlanItem } from '../../shared/domain/access-plan.ts';
import { toldAtClient } from '../../shared/domain/client-admins.ts';
import { CONFIRMED_BY_CLIENT } from '../../shared/domain/grant.ts';
import { NotFoundError } from '../../shared/errors.ts';
import type { Clients } from '../../shared/ports/clients.ts';
import type { PlanResults, Plans } from '../../shared/ports/engagements.ts';
import type { Runs } from '../../shared/ports/runs.ts';
import { isStopped } from '../../shared/services/outgoing/stopped-lines.ts';
import type { QueueMail } from '../../shared/services/queue-mail.ts';
import { readClientRun } from '../../shared/services/runs/read-run.ts';
import type { RunInput } from '../../workflows/common.ts';

/** What telling needs. */
export interface TellClientAdminsDependencies {
  readonly runs: Pick<Runs, 'read'>;
  readonly plans: Pick<Plans, 'plan'>;
  readonly planResults: Pick<PlanResults, 'ofRun'>;
  readonly clients: Pick<Clients, 'read'>;
  readonly queueMail: QueueMail;
  /** No client is mailed. */
  readonly observe: boolean;
}

/** Actions that leave nothing changed in the portal. */
const QUIET: ReadonlySet<PlanItem['action']> = new Set(['keep', 'refuse']);

/** Tells the client's super admins, else its contact, what a run changed and read back: one mail each, and none where nothing changed. */
export function createTellClientAdmins(dependencies: TellClientAdminsDependencies) {
  const { runs, plans, planResults, clients, queueMail, observe } = dependencies;

  return async ({ runId }: RunInput): Promise<{ told: number }> => {
    const run = await readClientRun(runs, runId);
    if (observe || !(await changedSomething(runId))) return { told: 0 };
    const client = await clients.read(run.clientId);
    if (client === undefined) throw new NotFoundError('Client', run.clientId);
    const admins = toldAtClient(client);
    for (const personId of admins) {
      await queueMail({
        mailId: `${runId}.changed.${personId}`,
        kind: 'access-changed',
        personId,
        clientId: run.clientId,
        runId,
        reminder: 0,
        facts: {},
        correlationId: run.correlationId,
      });
    }
    return { told: admins.length };
  };

  async function changedSomething(runId: string): Promise<boolean> {
    const lines = (await plans.plan(runId))?.items ?? [];
    const results = await planResults.ofRun(runId);
    // What was done before the stop is told with the rest: one mail for the whole run.
    if (results.some(isStopped)) return false;
    return results.some(({ state, reason, item, instead }) => {
      const line = instead ?? lines.find((one) => one.item === item);
      return (state === 'verified' || reason === CONFIRMED_BY_CLIENT) && line !== undefined && !QUIET.has(line.action);
    });
  }
}
