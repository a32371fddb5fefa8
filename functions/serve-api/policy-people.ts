import type { ApprovalPolicy, PublishedPolicy } from '../../shared/domain/approval-policy.ts';
import type { InputIssue } from '../../shared/domain/input-issues.ts';
import { normaliseEmail } from '../../shared/domain/person.ts';
import type { People } from '../../shared/ports/people.ts';

/** The policy as it is published, with `approverOf` giving what stands for a key of its `people`. */
export function publishedFrom(
  policy: ApprovalPolicy,
  version: number,
  publishedAt: string,
  approverOf: (key: string) => string,
): PublishedPolicy {
  return {
    version,
    publishedAt,
    rules: policy.rules.map((rule) => ({
      name: rule.name,
      ...(rule.when.packages === undefined ? {} : { packages: rule.when.packages }),
      ...(rule.when.risks === undefined ? {} : { risks: rule.when.risks }),
      approvers: rule.approvers.map(approverOf),
      quorum: rule.quorum,
    })),
    planCoveredByInvitation: policy.planCoveredByInvitation,
  };
}

/** Address of a key of the policy's people. */
export function addressIn(policy: ApprovalPolicy): (key: string) => string {
  return (key) => normaliseEmail(policy.people[key]?.email ?? '');
}

/** A published policy with addresses in place of person ids. */
export async function policyByAddress(policy: PublishedPolicy, people: Pick<People, 'read'>): Promise<PublishedPolicy> {
  const ids = [...new Set(policy.rules.flatMap((rule) => rule.approvers))];
  const addresses = new Map<string, string>();
  for (const personId of ids) addresses.set(personId, (await people.read(personId))?.email ?? personId);
  const rules = policy.rules.map((rule) => ({
    ...rule,
    approvers: rule.approvers.map((id) => addresses.get(id) ?? id),
  }));
  return { ...policy, rules };
}

/** One person under two keys would count twice towards a quorum that they can never fill. */
export function repeatedApprovers(policy: ApprovalPolicy): InputIssue[] {
  const addressOf = addressIn(policy);
  return policy.rules.flatMap((rule, index) =>
    rule.approvers.flatMap((key, position) =>
      rule.approvers.findIndex((other) => addressOf(other) === addressOf(key)) === position
        ? []
        : [{ path: `rules[${index}].approvers[${position}]`, expected: 'each person once' }],
    ),
  );
}
