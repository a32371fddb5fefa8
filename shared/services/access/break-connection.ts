import { broken } from '../../domain/connection.ts';
import { streamOf } from '../../domain/ledger.ts';
import type { ClientRun } from '../../domain/run.ts';
import { ConflictError, type ConnectionBrokenError } from '../../errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Connections } from '../../ports/connections.ts';

/** What turning a connection's health takes. */
export interface BreakConnectionDependencies {
  readonly connections: Pick<Connections, 'read' | 'replace'>;
  readonly clock: Clock;
}

/** Which connection, and who found out. */
export interface LostConnection {
  readonly appId: number;
  readonly portalId: number;
  readonly reason: ConnectionBrokenError['reason'];
  readonly run?: Pick<ClientRun, 'runId' | 'correlationId'> | undefined;
}

/**
 * Marks a connection that no longer works, once, so that nobody takes it for healthy, and nothing is tried there again until a person has
 * renewed it. From then on it is due: the sweep gives partner operations the task.
 */
export type BreakConnection = (lost: LostConnection) => Promise<void>;

/** A token may be refreshed at this moment. */
const TRIES = 5;

/** @see BreakConnection */
export function createBreakConnection({ connections, clock }: BreakConnectionDependencies): BreakConnection {
  return async ({ appId, portalId, reason, run }) => {
    if (reason === 'missing') return;
    for (let attempt = 1; ; attempt++) {
      const connection = await connections.read(appId, portalId);
      if (connection === undefined) return;
      const at = clock.now().toISOString();
      const next = broken(connection, reason, at);
      if (next.health === connection.health) return;
      try {
        return await connections.replace(next, [
          {
            stream: streamOf(connection),
            type: 'connection-broken',
            at,
            runId: run?.runId,
            correlationId: run?.correlationId,
            facts: { appId, portalId, reason },
          },
        ]);
      } catch (error) {
        if (!(error instanceof ConflictError) || attempt === TRIES) throw error;
      }
    }
  };
}
