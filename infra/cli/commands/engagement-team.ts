import { argument, type CommandResult, type CommandSpec } from '../command.ts';
import { engagementChangedAnswer } from '../engagement-answers.ts';
import { engagementChangedText } from '../text/engagement-text.ts';

/** @see CommandSpec */
export const engagementAdd: CommandSpec = {
  name: 'add <engagement> <addresses...>',
  summary: 'Take people into the team of an engagement.',
  about: `Adds people to the team. Their access is asked about like that of a new engagement; whoever is in the team already keeps theirs
meanwhile. Adding somebody twice does no harm.`,
  examples: ['steward engagement add e-300001-1795525200000 consultant-3@example.com'],
  run: (call) => changeTeam(call, 'add', 'They are in its team already.'),
};

/** @see CommandSpec */
export const engagementRemove: CommandSpec = {
  name: 'remove <engagement> <addresses...>',
  summary: 'Take people out of the team of an engagement.',
  about: `Removes people from the team. What no other engagement of theirs needs is taken away, read back, and told to the client. The last
one of a team cannot be removed: end or pause the engagement. Removing somebody twice does no harm.`,
  examples: ['steward engagement remove e-300001-1795525200000 consultant-1@example.com'],
  run: (call) => changeTeam(call, 'remove', 'They are not in its team.'),
};

async function changeTeam(
  { args, api, look }: Parameters<CommandSpec['run']>[0],
  what: 'add' | 'remove',
  again: string,
): Promise<CommandResult> {
  const path = `/engagements/${encodeURIComponent(argument(args, 0))}/team`;
  const { raw, data } = await api.send('POST', path, { [what]: args.slice(1) }, engagementChangedAnswer);
  return { json: raw, text: engagementChangedText(data, look, again) };
}
