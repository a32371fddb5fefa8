import * as z from 'zod';
import { InvalidInputError } from '../../../shared/errors.ts';
import { deciderOf, ownPersonOf } from '../agency-person.ts';
import { defineRoute } from '../route.ts';
import { createPersonView } from '../views/person-view.ts';

/** Notes that somebody is away; open questions go to the delegate or the policy's fallback at once. */
export const setAbsence = defineRoute({
  method: 'PUT',
  path: '/people/{person}/absence',
  scope: 'operate',
  input: z.strictObject({ person: z.string(), until: z.iso.date(), delegate: z.email().optional() }),
  run: (dependencies) => {
    const { people, rosterBook, policies } = dependencies;
    const view = createPersonView(dependencies);
    return async ({ person, until, delegate }, caller) => {
      const { personId } = await ownPersonOf(person, people);
      const deputy =
        delegate === undefined
          ? undefined
          : await deciderOf(delegate, { people, rosterBook }, (await policies.current())?.people ?? []);
      if (deputy?.personId === personId) {
        throw unfit('Nobody stands in for themselves.', 'delegate', 'somebody else than the person who is away');
      }
      const wrong = await dependencies.setAbsence(personId, {
        until,
        delegateId: deputy?.personId,
        by: caller.personId,
        correlationId: caller.correlationId,
      });
      if (wrong !== undefined) throw unfit(wrong, 'until', 'a day that is not over, within a year');
      return { status: 200, body: await view(await ownPersonOf(personId, people)) };
    };
  },
});

function unfit(message: string, path: string, expected: string): InvalidInputError {
  return new InvalidInputError(message, [{ path, expected }]);
}
