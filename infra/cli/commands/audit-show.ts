import { auditAnswer } from '../audit-answers.ts';
import { argument, type CommandSpec } from '../command.ts';
import { auditText } from '../text/audit-text.ts';

/** @see CommandSpec */
export const auditShow: CommandSpec = {
  name: 'show <audit>',
  summary: 'One audit: how far it is, what was found, what could not be verified.',
  about: `Shows an audit by the id that steward audit list gives: portals read, findings by severity and how they compare with the audit before, decisions so
far, facts that HubSpot did not tell, and portals that could not be verified, with the reason.`,
  examples: ['steward audit show q-2026-10-05'],
  async run({ args, api, look }) {
    const { raw, data } = await api.get(`/audits/${encodeURIComponent(argument(args, 0))}`, auditAnswer);
    return { json: raw, text: auditText(data, look) };
  },
};
