import { type ApprovalPolicy, membersOf, stagesOf } from '../../../shared/domain/approval-policy.ts';
import { readPolicyFile } from '../../policy-file.ts';
import { argument, type CommandSpec } from '../command.ts';
import { spaced, table } from '../text/table.ts';

/** What a rule fits; reviews know no risks. */
type When = ApprovalPolicy['rules'][number]['when'];

/** @see CommandSpec */
export const policyCheck: CommandSpec = {
  name: 'check <file>',
  summary: 'Check an approval policy file without publishing it.',
  about: `Checks the file against the schema and the rules of the policy, and shows its rules in the order in which they are tried, with the stages of
each, and who reviews which portals in an audit. An error names the file, the place in it, and the rule that it breaks. Needs no API. Whether every package of the catalogue finds enough
approvers is checked when it is published.`,
  examples: ['steward policy check infra/settings/approval-policy.json'],
  async run({ args, look: { style } }) {
    const file = argument(args, 0);
    const policy = readPolicyFile(file);
    const heads = ['Rule', 'Fits', 'Step', 'Asked', 'Must agree', 'Next, in this order'];
    const rows = policy.rules.flatMap((rule) => ruleRows(policy, rule));
    const reviews = table(style, ['Review', 'Portals', 'Reviewers', 'Next, in this order'], reviewRows(policy), '');
    const text = spaced(style(`${file} fits.`, 'good'), table(style, heads, rows, ''), reviews);
    const names = { rules: policy.rules.map((rule) => rule.name), reviews: policy.reviews?.map((rule) => rule.name) };
    return { json: { ok: true, ...names }, text };
  },
};

/** A row for each stage; the rule is named in the first. */
function ruleRows(policy: ApprovalPolicy, rule: ApprovalPolicy['rules'][number]): string[][] {
  const stages = stagesOf(rule);
  return stages.map((stage, index) => {
    const approvers = membersOf(policy, stage.approvers);
    const agreeing = stage.quorum === 'all' ? approvers.length : stage.quorum;
    return [
      index === 0 ? rule.name : '',
      index === 0 ? whenWords(rule.when) : '',
      stages.length === 1 ? '' : `${index + 1}. ${stage.name}`,
      namesIn(policy, approvers),
      `${agreeing} of ${approvers.length}`,
      namesIn(policy, membersOf(policy, stage.fallback)),
    ];
  });
}

/** A row for each rule of reviews; the last says who reviews what none of them fits. */
function reviewRows(policy: ApprovalPolicy): string[][] {
  const { reviews = [], rules } = policy;
  const rows = reviews.map(({ name, when, reviewers, fallback }) => [
    name,
    whenWords(when),
    namesIn(policy, membersOf(policy, reviewers)),
    namesIn(policy, membersOf(policy, fallback)),
  ]);
  const last = rules.at(-1);
  const fitsAll = reviews.some(({ when }) => when.portals === undefined && when.packages === undefined);
  if (fitsAll || last === undefined) return rows;
  const stages = stagesOf(last);
  const named = (keys: (stage: (typeof stages)[number]) => readonly string[]) =>
    namesIn(policy, [...new Set(stages.flatMap((stage) => membersOf(policy, keys(stage))))]);
  return [...rows, [`As: ${last.name}`, 'all others', named((one) => one.approvers), named((one) => one.fallback)]];
}

function whenWords({ packages, risks, portals }: When): string {
  const conditions = [
    ...(packages === undefined ? [] : [packages.join(', ')]),
    ...(risks === undefined ? [] : [`risk ${risks.join(', ')}`]),
    ...(portals === undefined ? [] : [`portal ${portals.join(', ')}`]),
  ];
  return conditions.length === 0 ? 'everything' : conditions.join('; ');
}

function namesIn({ people }: ApprovalPolicy, keys: readonly string[]): string {
  return keys.map((key) => people[key]?.name ?? key).join(', ');
}
