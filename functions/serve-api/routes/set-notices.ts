import * as z from 'zod';
import { ownPersonOf } from '../agency-person.ts';
import { defineRoute } from '../route.ts';
import { createPersonView } from '../views/person-view.ts';

/** Chooses for somebody how notices come; questions come at once in any case. */
export const setNotices = defineRoute({
  method: 'PUT',
  path: '/people/{person}/notices',
  scope: 'operate',
  input: z.strictObject({ person: z.string(), notices: z.enum(['at-once', 'digest']) }),
  run: (dependencies) => {
    const { people } = dependencies;
    const view = createPersonView(dependencies);
    return async ({ person, notices }, { personId: by, correlationId }) => {
      const { personId } = await ownPersonOf(person, people);
      await dependencies.setNotices(personId, notices, { by, correlationId });
      return { status: 200, body: await view(await ownPersonOf(personId, people)) };
    };
  },
});
