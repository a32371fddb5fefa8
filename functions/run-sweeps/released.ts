import type { HeldReason, Run } from '../../shared/domain/run.ts';
import type { Clients } from '../../shared/ports/clients.ts';
import type { Connections } from '../../shared/ports/connections.ts';
import type { OutgoingSwitch } from '../../shared/ports/outgoing.ts';
import type { DueRunDependencies } from './due-run.ts';

/** What finding out takes. */
export interface ReleasedDependencies {
  readonly outgoingSwitch: Pick<OutgoingSwitch, 'read'>;
  readonly clients: Pick<Clients, 'read'>;
  readonly connections: Pick<Connections, 'read'>;
  readonly clientAppId: number;
}

/**
 * Whether what holds a run is over: changes may go out again, and whoever let them asked for the rest as well; its portal is connected again;
 * or the time until which HubSpot takes no more calls has passed, which is when the sweep looks at all.
 */
export function createReleased(dependencies: ReleasedDependencies): DueRunDependencies['released'] {
  const { outgoingSwitch, clients, connections, clientAppId } = dependencies;
  return async (run: Run, reason: HeldReason) => {
    if (reason === 'daily-limit') return {};
    if (reason !== 'outgoing-stopped') return (await isConnected(run)) ? {} : undefined;
    const state = await outgoingSwitch.read();
    return state?.stopped === true ? undefined : { by: state?.by };
  };

  async function isConnected({ clientId }: Run): Promise<boolean> {
    const client = clientId === undefined ? undefined : await clients.read(clientId);
    if (client?.portalId === undefined) return false;
    return (await connections.read(clientAppId, client.portalId))?.health === 'healthy';
  }
}
