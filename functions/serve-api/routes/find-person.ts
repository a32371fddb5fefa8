import * as z from 'zod';
import { NotFoundError } from '../../../shared/errors.ts';
import { defineRoute } from '../route.ts';
import { createPersonView } from '../views/person-view.ts';

/** One person by address. */
export const findPerson = defineRoute({
  method: 'GET',
  path: '/people',
  scope: 'read',
  input: z.strictObject({ email: z.email() }),
  run: (dependencies) => {
    const view = createPersonView(dependencies);
    return async ({ email }) => {
      const person = await dependencies.people.findByEmail(email);
      if (person === undefined) throw new NotFoundError('Person', 'with this address');
      return { status: 200, body: await view(person) };
    };
  },
});
