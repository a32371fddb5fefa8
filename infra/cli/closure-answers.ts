import * as z from 'zod';
import { remedyAnswer } from './offboarding-answers.ts';
import { person } from './question-answers.ts';

/** What the commands read of the API's answers about clients that end everything; more may be in them. */

const closure = z.object({
  closureId: z.string(),
  runId: z.string(),
  portalId: z.int(),
  cause: z.string(),
  requestedBy: person,
  requestedAt: z.string(),
  state: z.string(),
  removedAt: z.string().nullable(),
  uninstalledAt: z.string().nullable(),
  endedAt: z.string().nullable(),
});
export const closureBegunAnswer = closure.extend({ begun: z.boolean() });
export const closureShownAnswer = closure.extend({ remedies: z.array(remedyAnswer.extend({ person })) });
export type ClosureAnswer = z.infer<typeof closureShownAnswer>;
