import { approvalPolicySchema, type PublishedPolicy, publishedFrom } from '../../../shared/domain/approval-policy.ts';
import { PARTNER_STREAM } from '../../../shared/domain/ledger.ts';
import { policyFaults } from '../../../shared/domain/policy-rules.ts';
import { InvalidInputError } from '../../../shared/errors.ts';
import { uncoveredPackages } from '../policy-coverage.ts';
import { addressIn } from '../policy-people.ts';
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
      const faults = policyFaults(policy);
      if (faults.length > 0) throw new InvalidInputError('The policy breaks rules that every policy keeps.', faults);
      const at = clock.now().toISOString();
      const packages = (await catalogues.current())?.packages ?? [];
      const byAddress = publishedFrom(policy, 0, at, addressIn(policy));
      const issues = uncoveredPackages(packages, byAddress, (_package, rule) =>
        rule === undefined ? 'rules' : `rules[${rule}]`,
      );
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

function sameContent(a: PublishedPolicy, b: PublishedPolicy): boolean {
  return contentOf(a) === contentOf(b);
}

/** All but number and time, in one order of fields, whatever order the table gives them back in. */
function contentOf({ version: _version, publishedAt: _at, ...content }: PublishedPolicy): string {
  return JSON.stringify(content, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
