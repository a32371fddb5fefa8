import { defineRoute, nothing } from '../route.ts';

/** All clients, by name. */
export const listClients = defineRoute({
  method: 'GET',
  path: '/clients',
  scope: 'read',
  input: nothing,
  run:
    ({ clients }) =>
    async () => ({
      status: 200,
      body: {
        clients: (await clients.list()).map((client) => ({
          clientId: client.clientId,
          name: client.name,
          state: client.state,
          portalId: client.portalId ?? null,
          tier: client.tier ?? null,
          lastInvitation: client.lastInvitation ?? null,
          partOf: client.partOf ?? null,
          contactKnown: client.contactPersonId !== undefined,
          /** Was there before the product. */
          baseline: client.baseline,
        })),
      },
    }),
});
