import type { Client, WayIn } from '../../domain/client.ts';
import { clientStream } from '../../domain/ledger.ts';
import { ConflictError, NotFoundError } from '../../errors.ts';
import type { Clients } from '../../ports/clients.ts';
import type { Clock } from '../../ports/clock.ts';

/** The ways into a portal between which a client is switched. The third, super admin assignment, belongs to a package. */
export type WayKind = WayIn['kind'] | 'partner-access-link';

/** Why, and who wanted it. */
export type WaySwitch = { readonly by?: string | undefined; readonly correlationId?: string | undefined } & (
  | { readonly to: WayIn['kind']; readonly reason: WayIn['reason'] }
  | { readonly to: 'partner-access-link'; readonly reason: 'operator-chose' | 'connected' }
);

/** Switches the way into a client's portal, with the reason in the ledger. A way that is taken already stays as it is. Returns the client. */
export type SwitchWay = (clientId: string, change: WaySwitch) => Promise<Client>;

/** The way that is taken. */
export function wayOf(client: Pick<Client, 'way'>): WayKind {
  return client.way?.kind ?? 'partner-access-link';
}

/** A client changes with each reading of its super admins; more conflicts in a row mean that something is wrong. */
const TRIES = 5;

/** @see SwitchWay */
export function createSwitchWay({
  clients,
  clock,
}: {
  readonly clients: Pick<Clients, 'read' | 'replace'>;
  readonly clock: Clock;
}): SwitchWay {
  return async (clientId, change) => {
    for (let attempt = 1; ; attempt++) {
      const client = await clients.read(clientId);
      if (client === undefined) throw new NotFoundError('Client', clientId);
      if (wayOf(client) === change.to) return client;
      const at = clock.now().toISOString();
      const { way: _left, ...rest } = client;
      const next: Client =
        change.to === 'partner-access-link'
          ? rest
          : { ...rest, way: { kind: change.to, reason: change.reason, at, by: change.by } };
      try {
        await clients.replace(next, [
          {
            stream: clientStream(clientId),
            type: 'way-in-switched',
            at,
            actor: change.by,
            correlationId: change.correlationId,
            facts: { from: wayOf(client), to: change.to, reason: change.reason },
          },
        ]);
        return { ...next, version: client.version + 1 };
      } catch (error) {
        if (!(error instanceof ConflictError) || attempt === TRIES) throw error;
      }
    }
  };
}
