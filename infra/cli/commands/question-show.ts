import { argument, type CommandSpec } from '../command.ts';
import { questionAnswer } from '../question-answers.ts';
import { questionText } from '../text/question-text.ts';

/** @see CommandSpec */
export const questionShow: CommandSpec = {
  name: 'show <question>',
  summary: 'One question: who is asked, what is in, and what happened.',
  about: `Shows a question by the id that steward question list gives: who is asked now and in which step, who has agreed, deadline and reminders, who
is asked next, who may not decide, and what has happened so far.`,
  examples: ['steward question show access-provisioning.e-300001-1795525200000-1.AskApproval.1'],
  async run({ args, api, look }) {
    const { raw, data } = await api.get(`/questions/${encodeURIComponent(argument(args, 0))}`, questionAnswer);
    return { json: raw, text: questionText(data, look) };
  },
};
