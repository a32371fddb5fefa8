import { readPolicyFile } from '../../policy-file.ts';
import { publishedAnswer } from '../answers.ts';
import { argument, type CommandSpec } from '../command.ts';
import { namingFile } from '../errors.ts';

/** @see CommandSpec */
export const policyPublish: CommandSpec = {
  name: 'publish <file>',
  summary: 'Publish who approves which package.',
  about: `Publishes the file as the next version of the approval policy. Questions that are open keep their version. Refused when the file
breaks a rule, or when a package of the catalogue would find too few approvers once its own team is left out; an error names the file, the place in
it, and the rule. Needs a token with the scope publish.`,
  examples: ['steward policy publish infra/settings/approval-policy.json'],
  async run({ args, api }) {
    const file = argument(args, 0);
    const policy = readPolicyFile(file);
    const { raw, data } = await namingFile(file, api.send('POST', '/policies', policy, publishedAnswer));
    const text = data.changed ? `Published as version ${data.version}.` : `Unchanged: version ${data.version} stands.`;
    return { json: raw, text };
  },
};
