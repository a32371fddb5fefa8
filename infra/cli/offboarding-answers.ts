import * as z from 'zod';
import { person } from './question-answers.ts';

/** What the commands read of the API's answers about leavers; more may be in them. */

const offboarding = z.object({
  offboardingId: z.string(),
  runId: z.string(),
  person,
  cause: z.string(),
  requestedBy: person.nullable(),
  told: person,
  noticedAt: z.string(),
  effectiveAt: z.string(),
  state: z.string(),
  portals: z.int(),
  removedAt: z.string().nullable(),
  seconds: z.int().nullable(),
});
export type OffboardingAnswer = z.infer<typeof offboarding>;

const remedy = z.object({
  clientId: z.string(),
  portalId: z.int(),
  action: z.string(),
  state: z.string(),
  reason: z.string().nullable(),
  dueAt: z.string(),
  readBackAt: z.string().nullable(),
  found: z.string().nullable(),
  superAdmin: z.boolean(),
  ownedRecords: z.record(z.string(), z.int()).nullable(),
  exception: z
    .object({ reason: z.string(), control: z.string(), until: z.string(), approvedBy: person, at: z.string() })
    .nullable(),
});
export type RemedyAnswer = z.infer<typeof remedy>;

export const offboardingAnswer = offboarding;
export const offboardingStartedAnswer = offboarding.extend({ begun: z.boolean() });
export const offboardingListAnswer = z.object({ offboardings: z.array(offboarding) });
export const offboardingShownAnswer = offboarding.extend({ absent: z.int(), remedies: z.array(remedy) });
export const remedyAnswer = remedy;
