import { personAnswer } from '../answers.ts';
import { argument, type CommandSpec } from '../command.ts';
import { namingPerson, personPath } from '../person-calls.ts';

/** @see CommandSpec */
export const personBack: CommandSpec = {
  name: 'back <person>',
  summary: 'Somebody who was away is back.',
  about:
    'Ends an absence now, by address or id. Questions that went to others meanwhile stay with them; new ones come as before.',
  examples: ['steward person back delivery-manager@example.com'],
  async run({ args, api }) {
    const who = argument(args, 0);
    const sending = api.send('DELETE', personPath(who, 'absence'), undefined, personAnswer);
    const { raw, data } = await namingPerson(who, sending);
    return { json: raw, text: `${data.name} is asked again from now on.` };
  },
};
