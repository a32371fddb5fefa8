import { questionsAnswer } from '../answers.ts';
import type { CommandSpec } from '../command.ts';
import { WAIT_HEADS, waitRow } from '../text/rows.ts';
import { table } from '../text/table.ts';

/** @see CommandSpec */
export const questionList: CommandSpec = {
  name: 'list',
  summary: 'Everything that is waited for.',
  about:
    'Lists what somebody is asked: approvals, acceptances in HubSpot, connections and steps by hand. The nearest deadline stands first.',
  examples: ['steward question list'],
  async run({ api, look }) {
    const { raw, data } = await api.get('/questions', questionsAnswer);
    const rows = data.questions.map((wait) => [wait.clientName, ...waitRow(wait, look)]);
    return { json: raw, text: table(look.style, ['Client', ...WAIT_HEADS], rows, 'Nobody is asked anything.') };
  },
};
