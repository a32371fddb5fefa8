import { argument, type CommandSpec } from '../command.ts';
import { offboardingAnswer } from '../offboarding-answers.ts';
import { dayOf } from './engagement-start.ts';

/** @see CommandSpec */
export const offboardingMove: CommandSpec = {
  name: 'move <offboarding>',
  summary: 'Move an offboarding that has not begun to another day.',
  about:
    'It takes effect with the beginning of that day, in the agency’s time zone. One that has begun can no longer be moved.',
  options: [{ flags: '--on <date>', description: 'the first day without access', required: true, parse: dayOf }],
  examples: ['steward offboarding move o-01k9zq3w8h5f2m7c6x4r1t0b9d-1 --on 2027-01-15'],
  async run({ args, options, api, look }) {
    const path = `/offboardings/${encodeURIComponent(argument(args, 0))}/change`;
    const { raw, data } = await api.send('POST', path, { on: options['on'] }, offboardingAnswer);
    return { json: raw, text: `All access of ${data.person.name} goes on ${look.when.time(data.effectiveAt)}.` };
  },
};
