import type { CommandSpec } from '../command.ts';
import { questionsAnswer } from '../question-answers.ts';
import { waitCard } from '../text/question-text.ts';
import { spaced } from '../text/table.ts';

/** @see CommandSpec */
export const questionList: CommandSpec = {
  name: 'list',
  summary: 'Everything that is waited for.',
  about:
    'Lists what somebody is asked: approvals, acceptances in HubSpot, connections and steps by hand, with who is asked, how many have agreed, reminders, and who is asked next. The nearest deadline stands first.',
  examples: ['steward question list'],
  async run({ api, look }) {
    const { raw, data } = await api.get('/questions', questionsAnswer);
    const cards = data.questions.map((wait) => waitCard(wait, look));
    return { json: raw, text: cards.length === 0 ? look.style('Nobody is asked anything.', 'dim') : spaced(...cards) };
  },
};
