import { resumedAnswer } from '../answers.ts';
import type { CommandSpec } from '../command.ts';

/** @see CommandSpec */
export const resume: CommandSpec = {
  name: 'resume',
  summary: 'Let outgoing changes go on after steward pause.',
  about: `Lets changes go out again, and takes up the runs that wait for it: their plans and approvals stand, and what was done before is not done again.
The sweep takes up those that are too many for one call. Resuming twice does no harm.`,
  examples: ['steward resume'],
  async run({ api }) {
    const { raw, data } = await api.send('POST', '/outgoing/resume', {}, resumedAnswer);
    const runs = (count: number) => (count === 1 ? '1 run' : `${count} runs`);
    const rest = data.waiting === 0 ? '' : ` The schedule takes up ${runs(data.waiting)} more.`;
    return { json: raw, text: `Changes go out again. ${runs(data.takenUp)} taken up.${rest}` };
  },
};
