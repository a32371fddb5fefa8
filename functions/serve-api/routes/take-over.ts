import * as z from 'zod';
import { knownClient } from '../known-client.ts';
import { defineRoute } from '../route.ts';

const names = z.array(z.string().min(1)).max(20);

/** Takes over access of one client as it is there. Writes nothing to the portal, mails nobody; taking the same again changes nothing. */
export const takeOver = defineRoute({
  method: 'POST',
  path: '/adoption',
  scope: 'operate',
  input: z.strictObject({
    clientId: z.string().min(1),
    rows: z
      .array(
        z.strictObject({
          row: z.int().positive(),
          userId: z.string(),
          address: z.string(),
          superAdmin: z.boolean(),
          permissionSets: names,
          teams: names,
          packageKey: z.string(),
          endsOn: z.string(),
        }),
      )
      .min(1)
      .max(200),
    dryRun: z.boolean().default(false),
  }),
  run:
    ({ clients, takeOver: take }) =>
    async ({ clientId, rows, dryRun }, { personId: by, correlationId }) => {
      const client = await knownClient(clients, clientId);
      return { status: 200, body: { clientId, dryRun, ...(await take(client, rows, { by, correlationId, dryRun })) } };
    },
});
