import { personAnswer } from '../answers.ts';
import { argument, type CommandSpec } from '../command.ts';
import { UsageError } from '../errors.ts';
import { namingPerson, personPath } from '../person-calls.ts';
import { noticesWords } from '../text/person-text.ts';

/** @see CommandSpec */
export const personNotices: CommandSpec = {
  name: 'notices <person> <choice>',
  summary: 'How somebody’s notices come: at-once or digest.',
  about: `Chooses how notices come to one of your own people, by address or id: each in a mail at once (at-once), or gathered once a day (digest).
Questions come at once in any case. People can choose so themselves on their question's page.`,
  examples: ['steward person notices delivery-manager@example.com digest'],
  async run({ args, api }) {
    const notices = argument(args, 1);
    if (notices !== 'at-once' && notices !== 'digest') {
      throw new UsageError('Notices come at-once or as a digest. See steward person notices --help.');
    }
    const who = argument(args, 0);
    const sending = api.send('PUT', personPath(who, 'notices'), { notices }, personAnswer);
    const { raw, data } = await namingPerson(who, sending);
    return { json: raw, text: `Notices to ${data.name}: ${noticesWords(data)}.` };
  },
};
