import type { CommandSpec } from '../command.ts';
import { rosterAnswer } from '../roster-answers.ts';
import { rosterText } from '../text/roster-text.ts';

/** @see CommandSpec */
export const rosterShow: CommandSpec = {
  name: 'show',
  summary: 'The roster: who has left, who moved, who is in one source only.',
  about: `Shows the users of your own portal beside the last import of a directory. Who has left by either of them has left. Who moved: department or
manager differ from the import before. An import older than 35 days is told as stale.`,
  examples: ['steward roster show', "steward roster show --json | jq '.leavers[].person.email'"],
  async run({ api, look }) {
    const { raw, data } = await api.get('/roster', rosterAnswer);
    return { json: raw, text: rosterText(data, look) };
  },
};
