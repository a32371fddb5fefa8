import { isCarriedOut, type Remedy } from '../../shared/domain/remedy/remedy.ts';
import type { Remedies } from '../../shared/ports/remedies.ts';
import type { Runs } from '../../shared/ports/runs.ts';
import type { ClientSide } from '../../shared/services/access/client-side.ts';
import type { QueueMail } from '../../shared/services/queue-mail.ts';
import { readRun } from '../../shared/services/runs/read-run.ts';
import type { ShardInput } from '../../workflows/common.ts';

/** What telling needs. */
export interface TellRemediesDependencies {
  readonly runs: Pick<Runs, 'read'>;
  readonly remedies: Pick<Remedies, 'ofShard'>;
  readonly clientSide: ClientSide;
  readonly queueMail: QueueMail;
  /** No client is mailed. */
  readonly observe: boolean;
}

/** Tells the super admins of each client of a shard, else its contact, whose access went or was set back: one mail each a shard, none where nothing changed. */
export function createTellRemedies({ runs, remedies, clientSide, queueMail, observe }: TellRemediesDependencies) {
  return async ({ runId, shard }: ShardInput): Promise<{ told: number }> => {
    if (observe) return { told: 0 };
    const { correlationId } = await readRun(runs, runId);
    const all = await remedies.ofShard(runId, shard);
    const subjects = new Set(all.map((remedy: Remedy) => remedy.personId));
    let told = 0;
    for (const clientId of new Set(all.filter(isCarriedOut).map((remedy) => remedy.clientId))) {
      for (const personId of await clientSide(clientId)) {
        // Nobody is told of their own leaving by us.
        if (subjects.has(personId)) continue;
        await queueMail({
          mailId: `${runId}.removed.${clientId}.${shard}.${personId}`,
          kind: 'access-removed',
          personId,
          clientId,
          runId,
          reminder: 0,
          facts: { shard },
          correlationId,
        });
        told += 1;
      }
    }
    return { told };
  };
}
