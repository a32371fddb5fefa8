import * as z from 'zod';
import { NotFoundError } from '../../../shared/errors.ts';
import { defineRoute } from '../route.ts';
import { createPersonView } from '../views/person-view.ts';

/** One person by id. */
export const showPerson = defineRoute({
  method: 'GET',
  path: '/people/{personId}',
  scope: 'read',
  input: z.strictObject({ personId: z.string() }),
  run: (dependencies) => {
    const view = createPersonView(dependencies);
    return async ({ personId }) => {
      const person = await dependencies.people.read(personId);
      if (person === undefined) throw new NotFoundError('Person', personId);
      return { status: 200, body: await view(person) };
    };
  },
});
