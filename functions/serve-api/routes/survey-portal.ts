import * as z from 'zod';
import { scopeWhy } from '../../../shared/domain/words.ts';
import { knownClient } from '../known-client.ts';
import { defineRoute } from '../route.ts';
import { surveyUsers } from '../views/survey-users.ts';

/** What a client's portal has of what packages and app need. Reads the portal; keeps the report, with counts only of people. */
export const surveyPortal = defineRoute({
  method: 'GET',
  path: '/clients/{clientId}/preflight',
  scope: 'read',
  input: z.strictObject({ clientId: z.string(), package: z.string().min(1).optional() }),
  run:
    ({ clients, people, surveyPortal: survey }) =>
    async ({ clientId, package: packageKey }, { personId: by, correlationId }) => {
      const client = await knownClient(clients, clientId);
      const { report, portal } = await survey(client, { packageKey, by, correlationId });
      return {
        status: 200,
        body: {
          ...report,
          clientName: client.name,
          scopes: report.scopes.map((one) => ({ ...one, why: scopeWhy(one.scope) })),
          /** HubSpot tells it only with a scope for billing, which the app never asks for. */
          seatsLeft: 'unknown',
          partnerUsers: portal === undefined ? [] : await surveyUsers(portal, people),
        },
      };
    },
});
