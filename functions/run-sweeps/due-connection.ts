import type { Connection } from '../../shared/domain/connection.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { Closures } from '../../shared/ports/closures.ts';
import type { Connections } from '../../shared/ports/connections.ts';
import type { Office } from '../../shared/services/office.ts';
import type { QueueMail } from '../../shared/services/queue-mail.ts';
import type { DealWith } from './run-sweeps.ts';

/** What a lost connection needs. */
export interface DueConnectionDependencies {
  readonly connections: Pick<Connections, 'read' | 'replace'>;
  readonly closures: Pick<Closures, 'lastOf'>;
  readonly office: Pick<Office, 'operator'>;
  readonly queueMail: QueueMail;
  /** Raises the alarm `connection-broken`. */
  readonly alarm: () => void;
  readonly clock: Clock;
}

/** Gives partner operations the task to have a connection renewed: one for each loss, however often and by whomever it was found. */
export function createDueConnection(dependencies: DueConnectionDependencies): DealWith {
  const { connections, closures, office, queueMail, alarm, clock } = dependencies;
  return async (id) => {
    const [appId = '', portalId = ''] = id.split(':');
    const connection = await connections.read(Number(appId), Number(portalId));
    if (connection?.brokenAt === undefined || connection.toldAt !== undefined) return;
    if (await isBeingEnded(connection)) return;
    await queueMail({
      mailId: `connection-lost.${appId}.${portalId}.${new Date(connection.brokenAt).getTime()}`,
      kind: 'connection-lost',
      personId: (await office.operator()).personId,
      clientId: connection.clientId,
      reminder: 0,
      facts: { portalId: connection.portalId, reason: connection.health },
    });
    await connections.replace({ ...connection, toldAt: clock.now().toISOString() }, []);
    alarm();
  };

  /** A client that ends everything has us uninstall the app: that is no loss. */
  async function isBeingEnded({ clientId }: Pick<Connection, 'clientId'>): Promise<boolean> {
    const closure = clientId === undefined ? undefined : await closures.lastOf(clientId);
    return closure?.state === 'running' && closure.uninstallBegun !== undefined;
  }
}
