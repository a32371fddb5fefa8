import * as z from 'zod';
import { NotFoundError } from '../../../shared/errors.ts';
import { defineRoute } from '../route.ts';
import { createNamePerson } from '../views/named-person.ts';
import { createQuestionView } from '../views/question-view.ts';

/** One question, or whatever else somebody is asked: who, until when, and what has happened so far. */
export const showQuestion = defineRoute({
  method: 'GET',
  path: '/questions/{waitId}',
  scope: 'read',
  input: z.strictObject({ waitId: z.string() }),
  run: (dependencies) => {
    const view = createQuestionView(dependencies);
    return async ({ waitId }) => {
      const wait = await dependencies.waits.read(waitId);
      if (wait === undefined) throw new NotFoundError('Question', waitId);
      return { status: 200, body: await view(wait, createNamePerson(dependencies.people)) };
    };
  },
});
