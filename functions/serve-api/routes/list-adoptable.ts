import * as z from 'zod';
import type { Client } from '../../../shared/domain/client.ts';
import { ConnectionBrokenError, HubSpotError } from '../../../shared/errors.ts';
import type { AdoptionRow } from '../../../shared/services/adoption/list-adoptable.ts';
import { defineRoute } from '../route.ts';

/** Portals that one call reads, and for how long it begins another (milliseconds): API Gateway gives up after 30 s. */
const PORTALS = 20;
const LONGEST = 15_000;

/** What a call found of one client. */
interface Looked {
  readonly state: 'read' | 'not-connected' | 'cannot-read';
  readonly rows: readonly AdoptionRow[];
}

/** Access that is there and that nobody granted, client by client, with what is proposed for it. Reads portals, keeps nothing. */
export const listAdoptable = defineRoute({
  method: 'GET',
  path: '/adoption',
  scope: 'read',
  input: z.strictObject({ after: z.string().optional() }),
  run:
    ({ clients, connections, settings, clock, listAdoptable: list }) =>
    async ({ after }) => {
      const all = (await clients.list())
        .filter((client) => client.partOf === undefined || client.portalId !== undefined)
        .toSorted((a, b) => (a.clientId < b.clientId ? -1 : 1));
      const began = clock.now().getTime();
      const looked: { client: Client; looked: Looked }[] = [];
      let read = 0;
      let last: string | undefined;
      for (const client of all.filter(({ clientId }) => after === undefined || clientId > after)) {
        if (read >= PORTALS || clock.now().getTime() - began > LONGEST) break;
        const result = await look(client);
        if (result.state === 'read') read += 1;
        looked.push({ client, looked: result });
        last = client.clientId;
      }
      const left = all.some(({ clientId }) => last !== undefined && clientId > last);
      return {
        status: 200,
        body: {
          rows: looked.flatMap(({ looked: { rows } }) => rows),
          clients: looked.map(({ client: { clientId, name, baseline }, looked: { state, rows } }) => ({
            clientId,
            name,
            baseline,
            state,
            users: rows.length,
          })),
          next: left ? (last ?? null) : null,
        },
      };

      async function look(client: Client): Promise<Looked> {
        const { portalId } = client;
        const connection =
          portalId === undefined ? undefined : await connections.read(settings.hubspot.clientApp.appId, portalId);
        if (connection?.health !== 'healthy') return { state: 'not-connected', rows: [] };
        try {
          return { state: 'read', rows: await list(client) };
        } catch (error) {
          // One portal that HubSpot does not read now hides no other: the list could never be read past it.
          if (error instanceof ConnectionBrokenError || error instanceof HubSpotError)
            return { state: 'cannot-read', rows: [] };
          throw error;
        }
      }
    },
});
