import { argument, type CommandSpec } from '../command.ts';
import { offboardingAnswer } from '../offboarding-answers.ts';

/** @see CommandSpec */
export const offboardingCancel: CommandSpec = {
  name: 'cancel <offboarding>',
  summary: 'Cancel an offboarding that has not begun.',
  about: 'Nothing is changed then. One that has begun can no longer be cancelled; cancelling twice does no harm.',
  examples: ['steward offboarding cancel o-01k9zq3w8h5f2m7c6x4r1t0b9d-1'],
  async run({ args, api }) {
    const path = `/offboardings/${encodeURIComponent(argument(args, 0))}/change`;
    const { raw, data } = await api.send('POST', path, { cancel: true }, offboardingAnswer);
    return { json: raw, text: `Cancelled. ${data.person.name} keeps what they have.` };
  },
};
