import { approvalPolicySchema } from '../../../shared/domain/approval-policy.ts';
import { readJsonFile } from '../../config.ts';
import { argument, type CommandSpec } from '../command.ts';
import { spaced, table } from '../text/table.ts';

/** @see CommandSpec */
export const policyCheck: CommandSpec = {
  name: 'check <file>',
  summary: 'Check an approval policy file without publishing it.',
  about: `Checks the file against the schema of the policy, and shows its rules in the order in which they are tried. Needs no API. Whether every
package of the catalogue finds enough approvers is checked when it is published.`,
  examples: ['steward policy check infra/settings/approval-policy.json'],
  async run({ args, look: { style } }) {
    const file = argument(args, 0);
    const policy = readJsonFile(file, approvalPolicySchema);
    const rows = policy.rules.map((rule) => [
      rule.name,
      rule.when.packages?.join(', ') ?? 'any package',
      rule.when.risks?.join(', ') ?? 'any risk',
      rule.approvers.map((key) => policy.people[key]?.name ?? key).join(', '),
      String(rule.quorum),
    ]);
    const heads = ['Rule', 'Packages', 'Risks', 'Approvers', 'How many'];
    const text = spaced(style(`${file} fits.`, 'good'), table(style, heads, rows, ''));
    return { json: { ok: true, rules: policy.rules.map((rule) => rule.name) }, text };
  },
};
