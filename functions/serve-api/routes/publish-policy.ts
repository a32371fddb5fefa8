import { approvalPolicySchema, type PublishedPolicy } from '../../../shared/domain/approval-policy.ts';
import { PARTNER_STREAM } from '../../../shared/domain/ledger.ts';
import { InvalidInputError } from '../../../shared/errors.ts';
import { uncoveredPackages } from '../policy-coverage.ts';
import { addressIn, publishedFrom, repeatedApprovers } from '../policy-people.ts';
import { defineRoute } from '../route.ts';

/** Publishes the approval policy under the next number; an unchanged one keeps its own. */
export const publishPolicy = defineRoute({
  method: 'POST',
  path: '/policies',
  scope: 'publish',
  input: approvalPolicySchema,
  run:
    ({ policies, catalogues, people, clock }) =>
    async (policy, caller) => {
      const at = clock.now().toISOString();
      const catalogue = await catalogues.current();
      const byAddress = publishedFrom(policy, 0, at, addressIn(policy));
      const pathOf = (_index: number, rule: string | undefined) => {
        const position = policy.rules.findIndex((candidate) => candidate.name === rule);
        return position < 0 ? 'rules' : `rules[${position}].approvers`;
      };
      const issues = [...repeatedApprovers(policy), ...uncoveredPackages(catalogue?.packages ?? [], byAddress, pathOf)];
      if (issues.length > 0)
        throw new InvalidInputError('The policy leaves a package without enough approvers.', issues);

      const ids = new Map<string, string>();
      for (const [key, { email, name }] of Object.entries(policy.people)) {
        ids.set(key, (await people.ensure({ email, name, kind: 'partner' })).personId);
      }
      const current = await policies.current();
      const next = publishedFrom(policy, (current?.version ?? 0) + 1, at, (key) => ids.get(key) ?? '');
      if (current !== undefined && sameContent(current, next)) {
        return { status: 200, body: { version: current.version, publishedAt: current.publishedAt, changed: false } };
      }
      await policies.publish(next, {
        stream: PARTNER_STREAM,
        type: 'policy-published',
        at,
        actor: caller.personId,
        correlationId: caller.correlationId,
        facts: { version: next.version, rules: next.rules.map((rule) => rule.name) },
      });
      return { status: 201, body: { version: next.version, publishedAt: at, changed: true } };
    },
});

/** Compared in one order of fields, whatever order the table gives them back in. */
function sameContent(a: PublishedPolicy, b: PublishedPolicy): boolean {
  return contentOf(a) === contentOf(b);
}

function contentOf({ rules, planCoveredByInvitation }: PublishedPolicy): string {
  const ordered = rules.map((rule) => [rule.name, rule.packages, rule.risks, rule.approvers, rule.quorum]);
  return JSON.stringify([ordered, planCoveredByInvitation]);
}
