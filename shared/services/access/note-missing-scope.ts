import { streamOf } from '../../domain/ledger.ts';
import type { ClientRun } from '../../domain/run.ts';
import { ConflictError } from '../../errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Connections } from '../../ports/connections.ts';

/** Marks a connection whose scopes do not reach, so that nobody takes it for healthy. A person has to renew it. */
export async function noteMissingScope(
  { connections, clock }: { connections: Pick<Connections, 'read' | 'replace'>; clock: Clock },
  run: Pick<ClientRun, 'clientId' | 'runId' | 'correlationId'>,
  appId: number,
  portalId: number,
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const connection = await connections.read(appId, portalId);
    if (connection?.health !== 'healthy') return;
    try {
      return await connections.replace({ ...connection, health: 'missing-scope' }, [
        {
          stream: streamOf(run),
          type: 'connection-broken',
          at: clock.now().toISOString(),
          runId: run.runId,
          correlationId: run.correlationId,
          facts: { appId, portalId, reason: 'missing-scope' },
        },
      ]);
    } catch (error) {
      // A token was refreshed at this moment.
      if (!(error instanceof ConflictError) || attempt === 5) throw error;
    }
  }
}
