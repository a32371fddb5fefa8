import { PARTNER_STREAM } from '../../../shared/domain/ledger.ts';
import { catalogueSchema, type PublishedCatalogue } from '../../../shared/domain/service-package.ts';
import { InvalidInputError } from '../../../shared/errors.ts';
import { uncoveredPackages } from '../policy-coverage.ts';
import { policyByAddress } from '../policy-people.ts';
import { defineRoute } from '../route.ts';

/** Publishes the service packages under the next number; unchanged ones keep theirs. */
export const publishCatalogue = defineRoute({
  method: 'POST',
  path: '/catalogues',
  scope: 'publish',
  input: catalogueSchema,
  run:
    ({ catalogues, policies, people, clock }) =>
    async ({ packages }, caller) => {
      const policy = await policies.current();
      if (policy !== undefined) {
        const byAddress = await policyByAddress(policy, people);
        const issues = uncoveredPackages(packages, byAddress, (index) => `packages[${index}]`);
        if (issues.length > 0) throw new InvalidInputError('The approval policy does not cover every package.', issues);
      }
      const current = await catalogues.current();
      if (current !== undefined && JSON.stringify(current.packages) === JSON.stringify(packages)) {
        return { status: 200, body: { version: current.version, publishedAt: current.publishedAt, changed: false } };
      }
      const at = clock.now().toISOString();
      const next: PublishedCatalogue = { version: (current?.version ?? 0) + 1, publishedAt: at, packages };
      await catalogues.publish(next, {
        stream: PARTNER_STREAM,
        type: 'catalogue-published',
        at,
        actor: caller.personId,
        correlationId: caller.correlationId,
        facts: { version: next.version, packages: packages.map((entry) => entry.key) },
      });
      return { status: 201, body: { version: next.version, publishedAt: at, changed: true } };
    },
});
