import { defineRoute, nothing } from '../route.ts';
import { createNamePerson } from '../views/named-person.ts';
import { offboardingView } from '../views/offboarding-view.ts';

/** Most that are listed. */
const MOST = 100;

/** Who leaves or has left, the newest first. */
export const listOffboardings = defineRoute({
  method: 'GET',
  path: '/offboardings',
  scope: 'read',
  input: nothing,
  run: ({ offboardings, people }) => {
    return async () => {
      const namePerson = createNamePerson(people);
      const listed = await offboardings.list(MOST);
      const views = await Promise.all(listed.map((one) => offboardingView(one, namePerson)));
      return { status: 200, body: { offboardings: views } };
    };
  },
});
