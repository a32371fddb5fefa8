import * as z from 'zod';
import { createReassignQuestion } from '../reassign-question.ts';
import { defineRoute } from '../route.ts';
import { createNamePerson } from '../views/named-person.ts';
import { createQuestionView } from '../views/question-view.ts';

/** Gives a place of an open question to somebody else, or an empty one to somebody. */
export const reassignQuestion = defineRoute({
  method: 'POST',
  path: '/questions/{waitId}/reassign',
  scope: 'operate',
  input: z.strictObject({ waitId: z.string(), to: z.email(), from: z.email().optional() }),
  run: (dependencies) => {
    const reassign = createReassignQuestion(dependencies);
    const view = createQuestionView(dependencies);
    return async ({ waitId, to, from }, caller) => {
      const question = await reassign(waitId, { to, from }, caller);
      return { status: 200, body: await view(question, createNamePerson(dependencies.people)) };
    };
  },
});
