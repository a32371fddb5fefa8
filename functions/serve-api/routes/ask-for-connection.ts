import * as z from 'zod';
import { NotFoundError } from '../../../shared/errors.ts';
import { createAskToConnect } from '../../../shared/services/ask-to-connect.ts';
import { defineRoute } from '../route.ts';
import { createNamePerson } from '../views/named-person.ts';

/** Asks the client's contact to connect the portal again: its connection was revoked, lacks a scope, or rests on somebody who leaves. */
export const askForConnection = defineRoute({
  method: 'POST',
  path: '/clients/{clientId}/connection-request',
  scope: 'operate',
  input: z.strictObject({ clientId: z.string() }),
  run: (dependencies) => {
    const { clients, people } = dependencies;
    const askToConnect = createAskToConnect(dependencies);
    return async ({ clientId }, { correlationId }) => {
      const client = await clients.read(clientId);
      if (client === undefined) throw new NotFoundError('Client', clientId);
      const { personId, until } = await askToConnect(client, correlationId);
      return { status: 202, body: { clientId, asked: await createNamePerson(people)(personId), until } };
    };
  },
});
