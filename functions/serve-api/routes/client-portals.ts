import * as z from 'zod';
import type { Client } from '../../../shared/domain/client.ts';
import { createAskToConnect } from '../../../shared/services/ask-to-connect.ts';
import { createClientPortals } from '../../../shared/services/client-portals.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { defineRoute, type RouteAnswer } from '../route.ts';
import { createNamePerson } from '../views/named-person.ts';

const portalId = z.int().positive();

/** The client moved to another portal: nothing of ours may stand in the old one. Its contact is asked to connect the new one. */
export const swapPortal = defineRoute({
  method: 'PUT',
  path: '/clients/{clientId}/portal',
  scope: 'operate',
  input: z.strictObject({ clientId: z.string(), portalId }),
  run: (dependencies) => {
    const portals = portalsWith(dependencies);
    return async (input, caller) => {
      const { client, done } = await portals.swap(input.clientId, input.portalId, requestOf(caller));
      return answerOf(dependencies, client, done, caller.correlationId);
    };
  },
});

/** A further portal of the same company: a client record of its own, whose contact is asked to connect it. */
export const addPortal = defineRoute({
  method: 'POST',
  path: '/clients/{clientId}/portals',
  scope: 'operate',
  input: z.strictObject({ clientId: z.string(), portalId, name: z.string().trim().min(1).max(200) }),
  run: (dependencies) => {
    const portals = portalsWith(dependencies);
    return async ({ clientId, ...portal }, caller) => {
      const { client, done } = await portals.add(clientId, portal, requestOf(caller));
      return answerOf(dependencies, client, done, caller.correlationId);
    };
  },
});

function portalsWith({ settings, clients, engagements, grants, clock }: ApiDependencies) {
  const { partnerPortalId } = settings.hubspot;
  return createClientPortals({ clients, engagements, grants, partnerPortalId, clock });
}

function requestOf({ personId, correlationId }: { personId: string; correlationId: string }) {
  return { by: personId, correlationId };
}

/** Where nobody can be asked to connect it, the operator reads it, and names a contact. A repetition asks nobody again. */
async function answerOf(
  dependencies: ApiDependencies,
  client: Client,
  done: boolean,
  correlationId: string,
): Promise<RouteAnswer> {
  const { settings, people } = dependencies;
  const { clientId, name, contactPersonId } = client;
  const asks = !done && contactPersonId !== undefined && !settings.observe;
  const asked = asks ? await createAskToConnect(dependencies)(client, correlationId) : undefined;
  return {
    status: done ? 200 : 201,
    body: {
      clientId,
      name,
      portalId: client.portalId ?? null,
      done,
      asked: asked === undefined ? null : await createNamePerson(people)(asked.personId),
    },
  };
}
