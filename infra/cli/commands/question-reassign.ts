import { argument, type CommandSpec } from '../command.ts';
import { questionAnswer } from '../question-answers.ts';
import { personWords } from '../text/rows.ts';
import { indented } from '../text/table.ts';

/** @see CommandSpec */
export const questionReassign: CommandSpec = {
  name: 'reassign <question>',
  summary: 'Have somebody else decide a question.',
  about: `Gives the place of somebody who is asked to somebody else, who is mailed at once; the old link then says so. Without --from an empty place is
filled, where fewer are asked than have to agree. The new person has to be one of your own or named by the policy. Whoever asked for the access,
gets it, or decides in another step is refused; so is the place of somebody who has answered.`,
  options: [
    { flags: '--to <address>', description: 'who decides from now on', required: true },
    { flags: '--from <address>', description: 'whose place it is' },
  ],
  examples: [
    'steward question reassign access-provisioning.e-300001-1795525200000-1.AskApproval.1 --from delivery-manager@example.com --to deputy-manager@example.com',
    'steward question reassign access-provisioning.e-300001-1795525200000-1.AskApproval.1 --to deputy-manager@example.com',
  ],
  async run({ args, options, api }) {
    const path = `/questions/${encodeURIComponent(argument(args, 0))}/reassign`;
    const body = { to: options['to'], from: options['from'] };
    const { raw, data } = await api.send('POST', path, body, questionAnswer);
    const asked = data.asked.map(personWords).join('\n');
    return { json: raw, text: `The mail is on its way. Asked now:\n${indented(asked)}` };
  },
};
