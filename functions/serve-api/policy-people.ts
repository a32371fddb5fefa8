import type { ApprovalPolicy, PublishedPolicy } from '../../shared/domain/approval-policy.ts';
import { normaliseEmail } from '../../shared/domain/person.ts';
import type { People } from '../../shared/ports/people.ts';

/** Address of a key of the policy's people. */
export function addressIn(policy: ApprovalPolicy): (key: string) => string {
  return (key) => normaliseEmail(policy.people[key]?.email ?? '');
}

/** A published policy whose rules have addresses in place of person ids. */
export async function policyByAddress(policy: PublishedPolicy, people: Pick<People, 'read'>): Promise<PublishedPolicy> {
  const addresses = new Map<string, string>();
  for (const personId of policy.people) addresses.set(personId, (await people.read(personId))?.email ?? personId);
  const named = (ids: readonly string[]) => ids.map((id) => addresses.get(id) ?? id);
  const rules = policy.rules.map((rule) => ({
    ...rule,
    stages: rule.stages.map((stage) => ({
      ...stage,
      approvers: named(stage.approvers),
      fallback: named(stage.fallback),
    })),
  }));
  return { ...policy, rules };
}
