import { statusAnswer } from '../answers.ts';
import { argument, type CommandSpec } from '../command.ts';
import { engagementStartedAnswer } from '../engagement-answers.ts';
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
    {
      flags: '--until <date>',
      description: 'the last day, as 2027-03-31 (it ends in the agency’s time zone)',
      parse: dayOf,
    },
  ],
  examples: [
    'steward engagement start c-300001 reporting-review',
    'steward engagement start c-300001 marketing-management --team consultant-1@example.com consultant-2@example.com --until 2027-03-31',
  ],
  async run({ args, options, api, look: { style, when } }) {
    const until = options['until'];
    // An answer names the agency's zone, in which the day ends.
    if (typeof until === 'string') await api.get('/status', statusAnswer);
    const body = {
      clientId: argument(args, 0),
      packageKey: argument(args, 1),
      team: options['team'],
      endsAt: typeof until === 'string' ? when.endOf(until) : undefined,
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

/** A day as it was given. @throws UsageError where there is no such day */
export function dayOf(text: string): string {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  // A day that a month does not have is another day, or none.
  if (at === undefined || Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== text)
    throw new UsageError('It takes a day such as 2027-03-31.');
  return text;
}
