import { argument, type CommandSpec } from '../command.ts';
import { offboardingStartedAnswer } from '../offboarding-answers.ts';
import { namingPerson, personPath } from '../person-calls.ts';
import { startedText } from '../text/offboarding-text.ts';
import { dayOf } from './engagement-start.ts';

/** @see CommandSpec */
export const personOffboard: CommandSpec = {
  name: 'offboard <person>',
  summary: 'Somebody leaves: all of their access in client portals goes.',
  about: `Takes away all access of one of your own people, by address or id, in every connected client portal: each is read, the user is removed, and that is read
back. With --on it happens with the beginning of that day, and can be moved or cancelled until then. Their manager by the directory, or partner operations, gets the
report; the person is not told. Their open questions go to their delegate, or to the policy's fallback. Who has an open one gets no second.`,
  options: [
    {
      flags: '--on <date>',
      description: 'the first day without access, as 2026-12-31 (in the agency’s time zone)',
      parse: dayOf,
    },
  ],
  examples: [
    'steward person offboard consultant-1@example.com',
    'steward person offboard consultant-1@example.com --on 2026-12-31',
  ],
  async run({ args, options, api, look }) {
    const who = argument(args, 0);
    const sending = api.send('POST', personPath(who, 'offboarding'), { on: options['on'] }, offboardingStartedAnswer);
    const { raw, data } = await namingPerson(who, sending);
    return { json: raw, text: startedText(data, look) };
  },
};
