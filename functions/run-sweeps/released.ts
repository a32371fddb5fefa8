import { dailyLimitEndsAt } from '../../shared/domain/daily-limit.ts';
import type { HeldReason, Run } from '../../shared/domain/run.ts';
import type { Clients } from '../../shared/ports/clients.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { Connections } from '../../shared/ports/connections.ts';
import type { OutgoingSwitch } from '../../shared/ports/outgoing.ts';
import type { DueRunDependencies } from './due-run.ts';

/** What finding out takes. */
export interface ReleasedDependencies {
  readonly outgoingSwitch: Pick<OutgoingSwitch, 'read'>;
  readonly clients: Pick<Clients, 'read'>;
  readonly connections: Pick<Connections, 'read'>;
  readonly clientAppId: number;
  readonly clock: Clock;
}

/**
 * Whether what holds a run is over: changes may go out again, and whoever let them asked for the rest as well; its portal is connected again;
 * or the day of the portal's own time zone is over, in which HubSpot took no more calls of it.
 */
export function createReleased(dependencies: ReleasedDependencies): DueRunDependencies['released'] {
  const { outgoingSwitch, clients, connections, clientAppId, clock } = dependencies;
  return async (run: Run, reason: HeldReason) => {
    // The limit was reached in this attempt, or after the midnight that follows its beginning: then the next attempt meets it again.
    if (reason === 'daily-limit') return (await dailyLimitOf(run)) <= clock.now() ? {} : undefined;
    if (reason !== 'outgoing-stopped') return (await isConnected(run)) ? {} : undefined;
    const state = await outgoingSwitch.read();
    return state?.stopped === true ? undefined : { by: state?.by };
  };

  async function dailyLimitOf({ clientId, attemptAt }: Run): Promise<Date> {
    const client = clientId === undefined ? undefined : await clients.read(clientId);
    return dailyLimitEndsAt(new Date(attemptAt), client?.portalTimeZone);
  }

  async function isConnected({ clientId }: Run): Promise<boolean> {
    const client = clientId === undefined ? undefined : await clients.read(clientId);
    if (client?.portalId === undefined) return false;
    return (await connections.read(clientAppId, client.portalId))?.health === 'healthy';
  }
}
