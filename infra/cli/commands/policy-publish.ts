import { approvalPolicySchema } from '../../../shared/domain/approval-policy.ts';
import { readJsonFile } from '../../config.ts';
import { publishedAnswer } from '../answers.ts';
import { argument, type CommandSpec } from '../command.ts';

/** @see CommandSpec */
export const policyPublish: CommandSpec = {
  name: 'publish <file>',
  summary: 'Publish who approves which package.',
  about: `Publishes the file as the next version of the approval policy. Questions that are open keep their version. Refused when a package of the
catalogue would find too few approvers once its own team is left out. Needs a token with the scope publish.`,
  examples: ['steward policy publish infra/settings/approval-policy.json'],
  async run({ args, api }) {
    const policy = readJsonFile(argument(args, 0), approvalPolicySchema);
    const { raw, data } = await api.send('POST', '/policies', policy, publishedAnswer);
    const text = data.changed ? `Published as version ${data.version}.` : `Unchanged: version ${data.version} stands.`;
    return { json: raw, text };
  },
};
