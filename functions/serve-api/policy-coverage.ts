import type { PublishedPolicy } from '../../shared/domain/approval-policy.ts';
import type { InputIssue } from '../../shared/domain/input-issues.ts';
import { normaliseEmail } from '../../shared/domain/person.ts';
import {
  ELEVATED_QUORUM,
  type Matter,
  type Routing,
  routeApproval,
  ruleFor,
} from '../../shared/domain/route-approval.ts';
import type { ServicePackage } from '../../shared/domain/service-package.ts';

/** Where an issue stands in what was sent, by the index of the package and of the rule that fits it. */
export type PathOf = (packageIndex: number, ruleIndex: number | undefined) => string;

/**
 * For each package, enough people have to be left to approve it when its default team may not (rule 9), at each client that has rules of its
 * own too. `policy` names its approvers by address here, so that nothing has to be written to check it.
 */
export function uncoveredPackages(
  packages: readonly ServicePackage[],
  policy: PublishedPolicy,
  pathOf: PathOf,
): InputIssue[] {
  const portals = new Set(policy.rules.flatMap((rule) => rule.portals ?? []));
  return packages.flatMap((entry, index) => {
    const team = entry.defaultTeam.map(normaliseEmail);
    const anywhere: Matter = { packageKey: entry.key, risk: entry.risk, breakGlass: entry.breakGlass !== undefined };
    const matters = [anywhere, ...[...portals].map((portalId) => ({ ...anywhere, portalId }))];
    // Where the same rule fits at several clients, it is looked at once.
    const byRule = new Map(matters.toReversed().map((matter) => [ruleFor(policy, matter), matter]));
    return [...byRule].toReversed().flatMap(([rule, matter]) => {
      const issue = issueOf(routeApproval(policy, matter, team), matter);
      const ruleIndex = rule === undefined ? undefined : policy.rules.indexOf(rule);
      return issue === undefined ? [] : [{ path: pathOf(index, ruleIndex), ...issue }];
    });
  });
}

function issueOf(routing: Routing, { packageKey, risk, breakGlass }: Matter): Omit<InputIssue, 'path'> | undefined {
  if (routing.kind === 'ask') return undefined;
  const rule = `rule "${routing.rule}"`;
  switch (routing.reason) {
    case 'no-rule-fits':
      return { rule: 'packages-covered', expected: `a rule that fits the package "${packageKey}" (risk ${risk})` };
    case 'no-second-approver':
      return {
        rule: breakGlass === true ? 'break-glass-needs-two' : 'elevated-needs-two',
        expected: `${rule} to ask ${ELEVATED_QUORUM} people in all to agree to the package "${packageKey}", ${
          breakGlass === true ? 'which is break-glass access' : 'whose risk is elevated'
        }`,
      };
    default:
      return {
        rule: 'approvers-left',
        expected: `${rule} to leave enough approvers for the package "${packageKey}", whose default team may not decide`,
      };
  }
}
