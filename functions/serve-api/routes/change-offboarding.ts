import * as z from 'zod';
import { InvalidInputError, RuleError } from '../../../shared/errors.ts';
import { leavingDay } from '../leaving-day.ts';
import { defineRoute } from '../route.ts';
import { createNamePerson } from '../views/named-person.ts';
import { offboardingView } from '../views/offboarding-view.ts';

/** Moves an offboarding that has not begun to another day, or cancels it. */
export const changeOffboarding = defineRoute({
  method: 'POST',
  path: '/offboardings/{offboardingId}/change',
  scope: 'operate',
  input: z.strictObject({
    offboardingId: z.string(),
    on: z.iso.date().optional(),
    cancel: z.literal(true).optional(),
  }),
  run: ({ people, changeOffboarding: change, clock, settings }) => {
    return async ({ offboardingId, on, cancel }, { personId: by, correlationId }) => {
      if ((on === undefined) === (cancel === undefined)) {
        throw new InvalidInputError('Say either when, or that it is cancelled.', [
          { path: 'on', expected: 'a day, or cancel: true' },
        ]);
      }
      const wanted =
        on === undefined
          ? ({ cancel: true } as const)
          : { effectiveAt: leavingDay(on, clock.now(), settings.agency.timeZone) };
      const changed = await change(offboardingId, wanted, { by, correlationId });
      if (changed.kind === 'own')
        throw new RuleError('separation-of-duties', 'Nobody decides about their own leaving.');
      if (changed.kind === 'begun') {
        throw new RuleError('offboarding-begun', 'It has begun, or has ended: it can no longer be moved or cancelled.');
      }
      return { status: 200, body: await offboardingView(changed.offboarding, createNamePerson(people)) };
    };
  },
});
