import type { CommandSpec } from '../command.ts';
import { offboardingListAnswer } from '../offboarding-answers.ts';
import { offboardingTable } from '../text/offboarding-text.ts';

/** @see CommandSpec */
export const offboardingList: CommandSpec = {
  name: 'list',
  summary: 'Who leaves, and who has left.',
  about: 'Lists the last 100, the newest first.',
  examples: ['steward offboarding list'],
  async run({ api, look }) {
    const { raw, data } = await api.get('/offboardings', offboardingListAnswer);
    return { json: raw, text: offboardingTable(data.offboardings, look) };
  },
};
