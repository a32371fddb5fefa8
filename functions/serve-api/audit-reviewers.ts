import { candidatesOf, reviewerOf, reviewRuleFor } from '../../shared/domain/audit/assign-reviews.ts';
import type { ScopedPortal } from '../../shared/domain/audit/audit.ts';
import { auditPolicyOf } from '../../shared/domain/audit-policy.ts';
import { needsAccess } from '../../shared/domain/engagement.ts';
import { normaliseEmail } from '../../shared/domain/person.ts';
import type { ApiDependencies } from './dependencies.ts';
import { inBatches } from './in-batches.ts';

/** Who would review how many portals, by the policy as it is now; undefined is nobody. */
export type ReviewersOf = (
  portals: readonly ScopedPortal[],
  requestedBy: string,
) => Promise<Map<string | undefined, number>>;

type ReviewersDependencies = Pick<ApiDependencies, 'settings' | 'engagements' | 'people' | 'policies' | 'readStanding'>;

/** @see ReviewersOf; whom a line is about is not known before it is read, and never reviews it. */
export function createReviewersOf(dependencies: ReviewersDependencies): ReviewersOf {
  const { settings, engagements, people, policies, readStanding } = dependencies;
  return async (portals, requestedBy) => {
    const policy = await policies.current();
    const rules = policy === undefined ? [] : auditPolicyOf(policy).reviews;
    const standing = await readStanding(rules.flatMap(candidatesOf));
    // Whoever asks for an audit, or carries out what is decided, reviews nothing of it.
    const operator = await people.findByEmail(normaliseEmail(settings.mail.operator));
    const barred = new Set([requestedBy, ...(operator === undefined ? [] : [operator.personId])]);
    const named = await inBatches(portals, async ({ clientId, portalId }) => {
      const needed = (await engagements.ofClient(clientId)).filter(needsAccess);
      const rule = reviewRuleFor(rules, portalId, new Set(needed.map(({ packageKey }) => packageKey)));
      return rule === undefined ? undefined : reviewerOf(candidatesOf(rule), '', { standing, barred });
    });
    return new Map([...Map.groupBy(named, (personId) => personId)].map(([personId, some]) => [personId, some.length]));
  };
}
