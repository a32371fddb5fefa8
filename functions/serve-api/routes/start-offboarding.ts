import * as z from 'zod';
import { RuleError } from '../../../shared/errors.ts';
import { ownPersonOf } from '../agency-person.ts';
import { leavingDay } from '../leaving-day.ts';
import { defineRoute } from '../route.ts';
import { createNamePerson } from '../views/named-person.ts';
import { offboardingView } from '../views/offboarding-view.ts';

/** Somebody of the agency leaves, now or from a day on: all of their access in all client portals goes. Whoever has an open one gets no second. */
export const startOffboarding = defineRoute({
  method: 'POST',
  path: '/people/{person}/offboarding',
  scope: 'operate',
  input: z.strictObject({ person: z.string(), on: z.iso.date().optional() }),
  run: ({ people, beginOffboarding, clock, settings }) => {
    return async ({ person, on }, { personId: by, correlationId }) => {
      const { personId } = await ownPersonOf(person, people);
      if (personId === by) throw new RuleError('separation-of-duties', 'Nobody takes away their own access.');
      const effectiveAt = on === undefined ? undefined : leavingDay(on, clock.now(), settings.agency.timeZone);
      const leaving = { personId, cause: 'command' as const, requestedBy: by, correlationId, effectiveAt };
      const { offboarding, begun } = await beginOffboarding(leaving);
      const body = { begun, ...(await offboardingView(offboarding, createNamePerson(people))) };
      return { status: begun ? 202 : 200, body };
    };
  },
});
