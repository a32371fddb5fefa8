import * as z from 'zod';
import { NotFoundError, RuleError } from '../../../shared/errors.ts';
import { defineRoute } from '../route.ts';
import { createNamePerson } from '../views/named-person.ts';

/** Asks the client's contact to connect the portal again: its connection was revoked, lacks a scope, or rests on somebody who leaves. */
export const askForConnection = defineRoute({
  method: 'POST',
  path: '/clients/{clientId}/connection-request',
  scope: 'operate',
  input: z.strictObject({ clientId: z.string() }),
  run: ({ settings, clock, randomness, clients, people, queueMail }) => {
    return async ({ clientId }, { correlationId }) => {
      const client = await clients.read(clientId);
      if (client === undefined) throw new NotFoundError('Client', clientId);
      if (settings.observe) throw new RuleError('observe-mode', 'This stage observes: no client is mailed.');
      if (client.contactPersonId === undefined) {
        throw new RuleError(
          'contact-known',
          'No contact of this client is known. Name one first: steward client contact.',
        );
      }
      if (client.portalId === undefined) {
        throw new RuleError('portal-known', 'This client has no portal yet. Its invitation asks for the connection.');
      }
      const until = new Date(clock.now().getTime() + settings.durations.connectionDeadline * 1000);
      await queueMail({
        mailId: `${clientId}.connect.${randomness.id()}`,
        kind: 'connect-invitation',
        personId: client.contactPersonId,
        clientId,
        linkPurpose: 'connect-client',
        reminder: 0,
        facts: { deadlineAt: until.toISOString() },
        correlationId,
      });
      return {
        status: 202,
        body: { clientId, asked: await createNamePerson(people)(client.contactPersonId), until: until.toISOString() },
      };
    };
  },
});
