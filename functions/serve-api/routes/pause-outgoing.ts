import * as z from 'zod';
import { defineRoute } from '../route.ts';
import { outgoingView } from '../views/outgoing-view.ts';

/** Stops all outgoing changes at once: nothing is written to any portal until they are resumed. Again, it changes nothing. */
export const pauseOutgoing = defineRoute({
  method: 'POST',
  path: '/outgoing/pause',
  scope: 'operate',
  input: z.strictObject({ reason: z.string().trim().min(1).max(500).optional() }),
  run:
    ({ turnSwitch, people }) =>
    async ({ reason }, { personId: by, correlationId }) => ({
      status: 200,
      body: await outgoingView(people, await turnSwitch({ stopped: true, by, reason, correlationId })),
    }),
});
