import { clientOf } from '../../../shared/services/client-of.ts';
import { defineRoute, nothing } from '../route.ts';
import { createNamePerson } from '../views/named-person.ts';
import { waitView } from '../views/wait-view.ts';

/** Everything that is waited for, the nearest deadline first. */
export const listQuestions = defineRoute({
  method: 'GET',
  path: '/questions',
  scope: 'read',
  input: nothing,
  run:
    ({ waits, people, clients, clock }) =>
    async () => {
      const open = (await waits.listOpen()).toSorted((a, b) => (a.deadlineAt < b.deadlineAt ? -1 : 1));
      const namePerson = createNamePerson(people);
      const questions = open.map(async (wait) => ({
        clientName: (await clientOf(clients, wait))?.name ?? wait.clientId,
        ...(await waitView(wait, namePerson, clock.now())),
      }));
      return { status: 200, body: { questions: await Promise.all(questions) } };
    },
});
