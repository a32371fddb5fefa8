import { argument, type CommandSpec } from '../command.ts';
import { offboardingShownAnswer } from '../offboarding-answers.ts';
import { offboardingText } from '../text/offboarding-text.ts';

/** @see CommandSpec */
export const offboardingShow: CommandSpec = {
  name: 'show <offboarding>',
  summary: 'One offboarding: what became of each portal.',
  about:
    'Shows each portal that has, or had, a user of the leaver: removed and read back when, with records that the user owns, or what stays and why. Portals without one are counted.',
  examples: ['steward offboarding show o-01k9zq3w8h5f2m7c6x4r1t0b9d-1'],
  async run({ args, api, look }) {
    const path = `/offboardings/${encodeURIComponent(argument(args, 0))}`;
    const { raw, data } = await api.get(path, offboardingShownAnswer);
    return { json: raw, text: offboardingText(data, look) };
  },
};
