import * as z from 'zod';

/** What the commands read of the API's answers about people and about what they are asked. */

export const person = z.object({ personId: z.string(), name: z.string(), email: z.string().nullable() });
export type NamedPerson = z.infer<typeof person>;

const stage = z.object({
  stage: z.int(),
  stages: z.int(),
  stageName: z.string(),
  party: z.string(),
  approvals: z.int(),
  waitingFor: z.array(person),
  emptyPlaces: z.int(),
  pending: z.object({ by: person, answer: z.string(), until: z.string() }).nullable(),
  escalateAt: z.string().nullable(),
});

export const wait = z.object({
  waitId: z.string(),
  clientId: z.string(),
  kind: z.string(),
  asked: z.array(person),
  quorum: z.int(),
  answered: z.int(),
  deadlineAt: z.string(),
  overdue: z.boolean(),
  reminders: z.int(),
  reminderAt: z.string().nullable(),
  question: stage.nullable(),
});
export type WaitAnswer = z.infer<typeof wait>;

const namedWait = wait.extend({ clientName: z.string() });
export type NamedWaitAnswer = z.infer<typeof namedWait>;

export const questionsAnswer = z.object({ questions: z.array(namedWait) });

export const questionAnswer = namedWait.extend({
  runId: z.string(),
  state: z.string(),
  outcome: z.object({ result: z.string(), at: z.string() }).nullable(),
  notThere: z.array(z.object({ personId: z.string(), why: z.string() })),
  policyVersion: z.int().nullable(),
  policyRule: z.string().nullable(),
  requester: person.nullable(),
  excluded: z.array(person),
  steps: z.array(
    z.object({
      name: z.string(),
      party: z.string(),
      approvers: z.array(person),
      quorum: z.union([z.int(), z.literal('all')]),
      fallback: z.array(person),
    }),
  ),
  history: z.array(z.object({ at: z.string(), text: z.string() })),
});
export type QuestionAnswer = z.infer<typeof questionAnswer>;
