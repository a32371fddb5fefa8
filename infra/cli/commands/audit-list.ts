import { auditsAnswer } from '../audit-answers.ts';
import type { CommandSpec } from '../command.ts';
import { auditsText } from '../text/audit-text.ts';

/** @see CommandSpec */
export const auditList: CommandSpec = {
  name: 'list',
  summary: 'Audits, the newest first.',
  about: `Lists audits: each quarter's review, the weekly drift sweep, the monthly keeping of logins, and what was started by command. A review ends green only
if every portal was read, every line decided by a person, and every decision read back.`,
  examples: ['steward audit list', "steward audit list --json | jq '.audits[0]'"],
  async run({ api, look }) {
    const { raw, data } = await api.get('/audits', auditsAnswer);
    return { json: raw, text: auditsText(data.audits, look) };
  },
};
