import * as z from 'zod';
import { isCarriedOut } from '../../../shared/domain/remedy/remedy.ts';
import { sumUp } from '../../../shared/domain/remedy/sum-up.ts';
import { offboardingOf } from '../../../shared/services/offboardings/offboarding-of-run.ts';
import { remediesOfOffboarding } from '../../../shared/services/offboardings/offboarding-remedies.ts';
import { defineRoute } from '../route.ts';
import { createNamePerson } from '../views/named-person.ts';
import { offboardingView, remedyView } from '../views/offboarding-view.ts';

/** One offboarding: what became of each portal that has, or had, a user of theirs; portals without one are counted. */
export const showOffboarding = defineRoute({
  method: 'GET',
  path: '/offboardings/{offboardingId}',
  scope: 'read',
  input: z.strictObject({ offboardingId: z.string() }),
  run: ({ offboardings, remedies, people }) => {
    return async ({ offboardingId }) => {
      const offboarding = await offboardingOf(offboardings, { businessId: offboardingId });
      const all = await remediesOfOffboarding(remedies, offboarding);
      const { absent } = sumUp(all);
      const namePerson = createNamePerson(people);
      const told = all.filter((remedy) => remedy.state !== 'verified' || isCarriedOut(remedy));
      const views = await Promise.all(told.map((remedy) => remedyView(remedy, namePerson)));
      return { status: 200, body: { ...(await offboardingView(offboarding, namePerson)), absent, remedies: views } };
    };
  },
});
