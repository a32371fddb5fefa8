import * as z from 'zod';
import { defineRoute } from '../route.ts';
import { closureView } from '../views/closure-view.ts';
import { createNamePerson } from '../views/named-person.ts';

/** Ends all access to a client's portal because the client asked for it by other means; again, it finds the one that runs, or takes up the rest. */
export const endAllAccess = defineRoute({
  method: 'POST',
  path: '/clients/{clientId}/closure',
  scope: 'operate',
  input: z.strictObject({ clientId: z.string() }),
  run: ({ people, beginClosure }) => {
    return async ({ clientId }, { personId: by, correlationId }) => {
      const { closure, begun } = await beginClosure({ clientId, by, cause: 'command', correlationId });
      const body = { begun, ...(await closureView(closure, createNamePerson(people))) };
      return { status: begun ? 202 : 200, body };
    };
  },
});
