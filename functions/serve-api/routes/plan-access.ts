import * as z from 'zod';
import { knownClient } from '../known-client.ts';
import { defineRoute } from '../route.ts';
import { createNamePerson } from '../views/named-person.ts';
import { planView } from '../views/plan-view.ts';

/** What a run would do to a client's portal now. Reads the portal, changes nothing, keeps nothing. */
export const planAccess = defineRoute({
  method: 'GET',
  path: '/clients/{clientId}/access-plan',
  scope: 'read',
  input: z.strictObject({ clientId: z.string() }),
  run:
    ({ clients, people, makeLivePlan }) =>
    async ({ clientId }) => {
      const client = await knownClient(clients, clientId);
      const { portal, plan, engagements, asks } = await makeLivePlan(client);
      const { snapshot, partners } = portal;
      const counted = new Set(plan.items.map((line) => line.personId));
      return {
        status: 200,
        body: {
          clientId,
          clientName: client.name,
          portalId: snapshot.portalId,
          readAt: snapshot.readAt,
          /** False where the client adds the users by itself, and the portal is not connected. */
          read: snapshot.unread !== true,
          engagements: engagements.map(({ engagementId, packageKey, catalogueVersion, state }) => ({
            engagementId,
            packageKey,
            catalogueVersion,
            state,
            asksApproval: asks.has(engagementId),
          })),
          lines: await planView(plan, snapshot, createNamePerson(people)),
          /** Users of the agency's people that no engagement and no grant knows: `steward adopt` takes them over. */
          unknownPartnerUsers: partners.filter(({ personId }) => !counted.has(personId)).length,
          clientUsers: snapshot.clientUsers,
        },
      };
    },
});
