import { type PublishedPolicy, routeApproval } from '../../shared/domain/approval-policy.ts';
import type { InputIssue } from '../../shared/domain/input-issues.ts';
import { normaliseEmail } from '../../shared/domain/person.ts';
import type { ServicePackage } from '../../shared/domain/service-package.ts';

/**
 * For each package, somebody has to be left to approve it when its default team may not (rule 9). `policy` names its approvers by
 * address here, so that nothing has to be written to check it.
 */
export function uncoveredPackages(
  packages: readonly ServicePackage[],
  policy: PublishedPolicy,
  pathOf: (index: number, rule: string | undefined) => string,
): InputIssue[] {
  return packages.flatMap((entry, index) => {
    const team = entry.defaultTeam.map(normaliseEmail);
    const routing = routeApproval(policy, { packageKey: entry.key, risk: entry.risk }, team);
    if (routing.kind === 'ask') return [];
    const expected =
      routing.reason === 'no-rule-fits'
        ? `a rule that fits the package "${entry.key}" (risk ${entry.risk})`
        : `rule "${routing.rule}" to leave enough approvers for the package "${entry.key}", whose default team may not decide`;
    return [{ path: pathOf(index, routing.rule), expected }];
  });
}
