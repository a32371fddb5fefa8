import { setupAnswer } from '../answers.ts';
import type { CommandSpec } from '../command.ts';
import { indented, spaced } from '../text/table.ts';

/** @see CommandSpec */
export const setup: CommandSpec = {
  name: 'setup',
  summary: 'Connect your own HubSpot portal.',
  about: `Makes a link for connecting your own (the partner's) HubSpot portal. Open it in a browser where you are signed in to HubSpot as a
super admin of that portal. The link is yours alone and opens for 24 hours; a new one can be made at any time. Needs a token
with the scope admin.`,
  examples: ['steward setup', 'steward setup --json'],
  async run({ api, look: { style, when } }) {
    const { raw, data } = await api.send('POST', '/setup/partner-link', {}, setupAnswer);
    const text = spaced(
      'Open this link where you are signed in to HubSpot as a super admin of your own portal:',
      indented(style(data.url, 'strong')),
      `It opens until ${when.time(data.expiresAt)}. Then look whether all fits:`,
      indented('steward preflight'),
    );
    return { json: raw, text };
  },
};
