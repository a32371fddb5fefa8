import { personAnswer } from '../answers.ts';
import { argument, type CommandSpec } from '../command.ts';
import { namingPerson, personPath } from '../person-calls.ts';

/** @see CommandSpec */
export const personReachable: CommandSpec = {
  name: 'reachable <person>',
  summary: 'Mail reaches somebody again.',
  about: `Says that an address works again to which a mail came back, or from which one was reported as unwanted: mails go there again. Make sure first, or
it comes back again. Mails that were withheld are not sent anew; an open question goes out with its next reminder, and what went to others stays there.`,
  examples: ['steward person reachable delivery-manager@example.com'],
  async run({ args, api }) {
    const who = argument(args, 0);
    const sending = api.send('DELETE', personPath(who, 'unreachable'), undefined, personAnswer);
    const { raw, data } = await namingPerson(who, sending);
    const open = data.openQuestions.length === 0 ? '' : ' What is open goes out with its next reminder.';
    return { json: raw, text: `Mails go to ${data.name} again.${open}` };
  },
};
