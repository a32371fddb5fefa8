import { auditDryRunAnswer, auditStartedAnswer } from '../audit-answers.ts';
import type { CommandSpec } from '../command.ts';
import { UsageError } from '../errors.ts';
import { dryRunText, startedText } from '../text/audit-text.ts';

const KINDS = ['review', 'drift', 'logins'];

/** @see CommandSpec */
export const auditStart: CommandSpec = {
  name: 'start',
  summary: 'Start an audit of all portals, of one client, or of one person.',
  about: `Reads who of the agency has access where, and lets the reviewers whom the policy names decide about each line. Schedules start audits too;
this is for one in between. With --dry-run it only says what it would cover, who would review it, how many calls to HubSpot and about how much time and money it
would take. --kind drift reads and reports what differs from the grants, --kind logins only keeps the login activity; nobody is asked then.`,
  options: [
    { flags: '--client <client>', description: 'only this client’s portal' },
    { flags: '--person <address>', description: 'only portals and lines of this person' },
    { flags: '--kind <kind>', description: `${KINDS.join(', ')} (else review)`, parse: kindOf },
    { flags: '--dry-run', description: 'say what it would take, and start nothing' },
  ],
  examples: [
    'steward audit start --dry-run',
    'steward audit start --client c-300001',
    'steward audit start --person consultant-1@example.com',
  ],
  async run({ options, api, look }) {
    const dryRun = options['dryRun'] === true;
    const body = { kind: options['kind'], clientId: options['client'], person: options['person'], dryRun };
    if (dryRun) {
      const { raw, data } = await api.send('POST', '/audits', body, auditDryRunAnswer);
      return { json: raw, text: dryRunText(data, look) };
    }
    const { raw, data } = await api.send('POST', '/audits', body, auditStartedAnswer);
    return { json: raw, text: startedText(data, look) };
  },
};

function kindOf(text: string): string {
  if (KINDS.includes(text)) return text;
  throw new UsageError(`It is one of ${KINDS.join(', ')}.`);
}
