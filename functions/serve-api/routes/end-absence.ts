import * as z from 'zod';
import { ownPersonOf } from '../agency-person.ts';
import { defineRoute } from '../route.ts';
import { createPersonView } from '../views/person-view.ts';

/** Notes that somebody is back; questions that went to others meanwhile stay with them. */
export const endAbsence = defineRoute({
  method: 'DELETE',
  path: '/people/{person}/absence',
  scope: 'operate',
  input: z.strictObject({ person: z.string() }),
  run: (dependencies) => {
    const { people } = dependencies;
    const view = createPersonView(dependencies);
    return async ({ person }, { personId: by, correlationId }) => {
      const known = await ownPersonOf(person, people);
      await dependencies.endAbsence(known, { by, correlationId });
      return { status: 200, body: await view(await ownPersonOf(known.personId, people)) };
    };
  },
});
