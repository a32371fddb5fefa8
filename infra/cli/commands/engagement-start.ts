import { engagementStartedAnswer } from '../answers.ts';
import { argument, type CommandSpec } from '../command.ts';
import { UsageError } from '../errors.ts';
import { personWords } from '../text/rows.ts';
import { facts, indented, spaced } from '../text/table.ts';

/** @see CommandSpec */
export const engagementStart: CommandSpec = {
  name: 'start <client> <package>',
  summary: 'Give a team the access of a service package.',
  about: `Starts an engagement: the team gets the access that the package needs in the client's portal, after whatever approval the policy asks
for. The access ends by itself on the last day. Without --team the package's own team comes, without --until the package's length counts from now.`,
  options: [
    { flags: '--team <addresses...>', description: 'who works there, each with an address of their own' },
    { flags: '--until <date>', description: 'the last day, as 2027-03-31 (in your time zone)', parse: endOfDay },
  ],
  examples: [
    'steward engagement start c-300001 reporting',
    'steward engagement start c-300001 marketing-ops --team consultant-1@example.com consultant-2@example.com --until 2027-03-31',
  ],
  async run({ args, options, api, look: { style, when } }) {
    const body = {
      clientId: argument(args, 0),
      packageKey: argument(args, 1),
      team: options['team'],
      endsAt: options['until'],
    };
    const { raw, data } = await api.send('POST', '/engagements', body, engagementStartedAnswer);
    const text = spaced(
      `Started ${style(data.engagementId, 'strong')}`,
      facts(style, [
        ['Team', data.team.map(personWords).join(', ')],
        ['Until', when.time(data.endsAt)],
        ['Run', data.runId],
      ]),
      `See how it goes:\n${indented(`steward engagement show ${data.engagementId}`)}`,
    );
    return { json: raw, text };
  },
};

/** The last second of a day in this machine's zone. @throws UsageError */
export function endOfDay(text: string): string {
  const at = new Date(`${text}T23:59:59`);
  const [year, month, day] = text.split('-').map(Number);
  const real = at.getFullYear() === year && at.getMonth() + 1 === month && at.getDate() === day;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || !real) throw new UsageError('It takes a day such as 2027-03-31.');
  return at.toISOString();
}
