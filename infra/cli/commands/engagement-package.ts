import { argument, type CommandSpec } from '../command.ts';
import { engagementChangedAnswer } from '../engagement-answers.ts';
import { UsageError } from '../errors.ts';
import { engagementChangedText } from '../text/engagement-text.ts';

/** @see CommandSpec */
export const engagementPackage: CommandSpec = {
  name: 'package <engagement> <package>',
  summary: 'Change the service package of an engagement.',
  about: `Moves an engagement to another package, or to another version of its own. What the package gives more is asked about; until somebody
agrees, the team keeps what it has, and if nobody does, the engagement stays with the package of before. What it gives less is taken away. Without
--version the current catalogue counts.`,
  options: [{ flags: '--version <number>', description: 'the catalogue version to pin', parse: numberOf }],
  examples: [
    'steward engagement package e-300001-1795525200000 marketing-management',
    'steward engagement package e-300001-1795525200000 reporting-review --version 3',
  ],
  async run({ args, options, api, look }) {
    const path = `/engagements/${encodeURIComponent(argument(args, 0))}/package`;
    const body = { packageKey: argument(args, 1), catalogueVersion: options['version'] };
    const { raw, data } = await api.send('POST', path, body, engagementChangedAnswer);
    return { json: raw, text: engagementChangedText(data, look, 'It has that package already.') };
  },
};

function numberOf(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new UsageError('It takes a version such as 3.');
  return Number(text);
}
