import * as z from 'zod';
import { personOf } from '../agency-person.ts';
import { defineRoute } from '../route.ts';
import { createPersonView } from '../views/person-view.ts';

/** Notes that mail reaches somebody again, whom a bounce or a complaint had marked. */
export const restoreAddress = defineRoute({
  method: 'DELETE',
  path: '/people/{person}/unreachable',
  scope: 'operate',
  input: z.strictObject({ person: z.string() }),
  run: (dependencies) => {
    const { people } = dependencies;
    const view = createPersonView(dependencies);
    return async ({ person }, { personId: by, correlationId }) => {
      const known = await personOf(person, people);
      await dependencies.restoreAddress(known, { by, correlationId });
      return { status: 200, body: await view(await personOf(known.personId, people)) };
    };
  },
});
