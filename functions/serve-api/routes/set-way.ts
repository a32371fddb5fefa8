import * as z from 'zod';
import type { Client } from '../../../shared/domain/client.ts';
import { clientStream } from '../../../shared/domain/ledger.ts';
import { NotFoundError, RuleError } from '../../../shared/errors.ts';
import { createSwitchWay } from '../../../shared/services/access/switch-way.ts';
import { createTakeUpRuns } from '../../../shared/services/runs/take-up-runs.ts';
import { defineRoute } from '../route.ts';

/**
 * Chooses the way into a client's portal. Where the client is being asked to connect at this moment, it is not any more, and its invitation
 * goes on without a connection; so does what was held because the connection is not there, or was lost.
 */
export const setWay = defineRoute({
  method: 'PUT',
  path: '/clients/{clientId}/way',
  scope: 'operate',
  input: z.strictObject({
    clientId: z.string(),
    way: z.enum(['client-created-user', 'partner-access-link']),
    /** Needed where neither HubSpot nor a connection has told it. */
    portalId: z.int().positive().optional(),
  }),
  run: ({ settings, clients, clock, connections, runs, waits, endWait, restartRun }) => {
    const switchWay = createSwitchWay({ clients, clock });
    const takeUpRuns = createTakeUpRuns({ runs, restartRun });

    return async ({ clientId, way, portalId }, { personId: by, correlationId }) => {
      const client = await clients.read(clientId);
      if (client === undefined) throw new NotFoundError('Client', clientId);
      if (way === 'client-created-user') await requireNoConnection(client);
      const known = await withPortal(client, portalId, way, { actor: by, correlationId });
      const { way: taken } = await switchWay(clientId, { to: way, reason: 'operator-chose', by, correlationId });
      const ended = way === 'client-created-user' ? await endAsking(clientId, by) : null;
      // Nobody will connect it any more: what waited for that goes on without.
      if (way === 'client-created-user') await takeUpRuns(clientId);
      return {
        status: 200,
        body: { clientId, way, reason: taken?.reason ?? null, portalId: known ?? null, endedWait: ended },
      };
    };

    /** What can be read back is not left to anybody's word. */
    async function requireNoConnection({ portalId: known }: Client): Promise<void> {
      if (known === undefined) return;
      if ((await connections.read(settings.hubspot.clientApp.appId, known))?.health !== 'healthy') return;
      throw new RuleError('portal-not-connected', 'This portal is connected: users are added by API, and read back.');
    }

    /** The lines of its plans, and its grants, are a portal's. */
    async function withPortal(
      client: Client,
      given: number | undefined,
      to: string,
      who: { readonly actor: string; readonly correlationId: string },
    ): Promise<number | undefined> {
      if (client.portalId !== undefined) {
        if (given === undefined || given === client.portalId) return client.portalId;
        throw new RuleError('portal-known', `The portal of this client is ${client.portalId} already.`);
      }
      if (given === undefined) {
        if (to === 'partner-access-link') return undefined;
        throw new RuleError('portal-known', 'The portal of this client is not known: name its number.');
      }
      if (given === settings.hubspot.partnerPortalId) {
        throw new RuleError('portal-is-the-clients', 'This is your own portal.');
      }
      if ((await clients.findByPortal(given)) !== undefined) {
        throw new RuleError('portal-of-one-client', 'This portal is another client’s.');
      }
      const named = {
        stream: clientStream(client.clientId),
        type: 'portal-swapped',
        at: clock.now().toISOString(),
      } as const;
      await clients.replace({ ...client, portalId: given }, [{ ...named, ...who, facts: { from: 0, to: given } }]);
      return given;
    }

    async function endAsking(clientId: string, by: string): Promise<string | null> {
      const running = (await runs.ofClient(clientId)).filter((run) => run.state === 'running');
      const open = (await Promise.all(running.map((run) => waits.openOfRun(run.runId)))).flat();
      const asking = open.find((wait) => wait.kind === 'connection');
      if (asking === undefined) return null;
      await endWait(asking.waitId, { result: 'by-hand', cause: 'operator', by: [by] });
      return asking.waitId;
    }
  },
});
