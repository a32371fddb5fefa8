import { personAnswer } from '../answers.ts';
import { argument, type CommandSpec } from '../command.ts';
import { namingPerson, personPath } from '../person-calls.ts';
import { absenceWords, stillWaiting } from '../text/person-text.ts';
import { spaced } from '../text/table.ts';
import { dayOf } from './engagement-start.ts';

/** @see CommandSpec */
export const personAway: CommandSpec = {
  name: 'away <person>',
  summary: 'Somebody is away: others decide meanwhile.',
  about: `Notes that one of your own people is away, by address or id. Their open questions go to the delegate at once, or to the policy's fallback,
and so do those that come meanwhile; a delegate who may not decide a question is passed over. People can say so themselves on their question's page.`,
  options: [
    {
      flags: '--until <date>',
      description: 'the last day, as 2026-12-25 (it ends in the agency’s time zone)',
      required: true,
      parse: dayOf,
    },
    { flags: '--delegate <address>', description: 'who decides meanwhile' },
  ],
  examples: [
    'steward person away delivery-manager@example.com --until 2026-12-25 --delegate deputy-manager@example.com',
    'steward person away delivery-manager@example.com --until 2026-12-25',
  ],
  async run({ args, options, api, look }) {
    const body = { until: options['until'], delegate: options['delegate'] };
    const who = argument(args, 0);
    const sending = api.send('PUT', personPath(who, 'absence'), body, personAnswer);
    const { raw, data } = await namingPerson(who, sending);
    const away = data.absence === null ? '' : `${data.name} is away ${absenceWords(data.absence, look.when)}.`;
    return { json: raw, text: spaced(away, stillWaiting(data, look)) };
  },
};
