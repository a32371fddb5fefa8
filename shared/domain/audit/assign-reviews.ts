import type { PublishedReviewRule } from '../audit-policy.ts';
import { delegateOf, type Standing } from '../stage-staffing.ts';
import type { ScopedPortal } from './audit.ts';
import type { AuditItem, LineKey } from './audit-item.ts';
import { MOST_LINES, type Review } from './review.ts';

/** What decides who reviews. */
export interface ReviewerRules {
  /** The policy's rules, the last of which fits every portal. */
  readonly reviews: readonly PublishedReviewRule[];
  readonly standing: Standing;
  /** Who reviews nothing of this audit: whoever asked for it, and who carries out what is decided (rule 9). */
  readonly barred: ReadonlySet<string>;
}

/** A review before it has a number. */
export type AssignedReview = Pick<Review, 'reviewerId' | 'fallback' | 'policyRule' | 'lines'>;

/** All lines of an audit, given to reviewers. */
export interface Assignment {
  readonly reviews: readonly AssignedReview[];
  /** Lines that nobody whom the policy names may review: by portal, how many. */
  readonly unassigned: ReadonlyMap<number, number>;
}

/** Fills reviews portal by portal; keeps keys only, so that a whole book of business fits into memory. */
export interface AssignmentFiller {
  add(portal: ScopedPortal, items: readonly Pick<AuditItem, 'personId' | 'packageKeys'>[]): void;
  /** The same for the same lines, in whatever order they came. */
  finish(): Assignment;
}

interface Bucket {
  readonly reviewerId: string;
  readonly fallback: readonly string[];
  readonly rules: Set<string>;
  readonly portals: Map<number, { readonly clientId: string; readonly personIds: string[] }>;
}

/** The first rule that fits a portal. */
export function reviewRuleFor(
  rules: readonly PublishedReviewRule[],
  portalId: number,
  packageKeys: ReadonlySet<string>,
): PublishedReviewRule | undefined {
  return rules.find(
    ({ portals, packages }) =>
      (portals === undefined || portals.includes(portalId)) &&
      (packages === undefined || packages.some((key) => packageKeys.has(key))),
  );
}

/** Everyone whom a rule names, in the order in which they are tried. */
export function candidatesOf(rule: PublishedReviewRule): readonly string[] {
  return [...new Set([...rule.reviewers, ...rule.fallback])];
}

/** Who of the policy reviews a person's line: there, or away with a delegate who is; never the person, nor on the person's behalf. */
export function reviewerOf(
  candidates: readonly string[],
  personId: string,
  { standing, barred }: Pick<ReviewerRules, 'standing' | 'barred'>,
): string | undefined {
  return candidates.find((candidate) => {
    const acting = standing.away.has(candidate) ? delegateOf(candidate, standing) : candidate;
    if (acting === undefined || standing.gone.has(candidate)) return false;
    return [candidate, acting].every((one) => one !== personId && !barred.has(one));
  });
}

/**
 * Gives each line to a reviewer.
 * 1. The first rule that fits the portal names the people.
 * 2. The first of them who may decide the line gets it; where nobody may, it stays without a review.
 * 3. Each reviewer gets one review, of at most 500 lines, and the portals of a client stay together as far as they fit. Only lines whose next
 *    people differ are apart: nobody is asked in the end whom the portal's rule does not name.
 */
export function createAssignmentFiller(rules: ReviewerRules): AssignmentFiller {
  const buckets = new Map<string, Bucket>();
  const unassigned = new Map<number, number>();

  return {
    add({ clientId, portalId }, items) {
      // 1. The rule.
      const packageKeys = new Set(items.flatMap((item) => item.packageKeys));
      const rule = reviewRuleFor(rules.reviews, portalId, packageKeys);
      const candidates = rule === undefined ? [] : candidatesOf(rule);
      for (const { personId } of items) {
        // 2. The person.
        const reviewerId = reviewerOf(candidates, personId, rules);
        if (reviewerId === undefined || rule === undefined) {
          unassigned.set(portalId, (unassigned.get(portalId) ?? 0) + 1);
          continue;
        }
        const bucket = bucketOf(reviewerId, candidates);
        bucket.rules.add(rule.name);
        const portal = bucket.portals.get(portalId) ?? { clientId, personIds: [] };
        portal.personIds.push(personId);
        bucket.portals.set(portalId, portal);
      }
    },
    finish() {
      const inOrder = [...buckets].toSorted(([a], [b]) => compare(a, b));
      return { reviews: inOrder.flatMap(([, bucket]) => reviewsOf(bucket)), unassigned };
    },
  };

  function bucketOf(reviewerId: string, candidates: readonly string[]): Bucket {
    const fallback = candidates.filter((one) => one !== reviewerId && !rules.barred.has(one));
    const key = [reviewerId, ...fallback].join(' ');
    const bucket = buckets.get(key) ?? { reviewerId, fallback, rules: new Set<string>(), portals: new Map() };
    buckets.set(key, bucket);
    return bucket;
  }
}

/** 3. As few reviews as the portals fit into, none of which is torn unless it alone is too large. */
function reviewsOf({ reviewerId, fallback, rules, portals }: Bucket): AssignedReview[] {
  const policyRule = [...rules].toSorted(compare).join('; ');
  const sorted = [...portals].toSorted(([a, one], [b, other]) => compare(one.clientId, other.clientId) || a - b);
  const filled: LineKey[][] = [];
  for (const [portalId, { personIds }] of sorted) {
    const lines = personIds.toSorted(compare).map((personId) => ({ portalId, personId }));
    const open = filled.at(-1);
    if (open !== undefined && open.length + lines.length <= MOST_LINES) open.push(...lines);
    else {
      for (let from = 0; from < lines.length; from += MOST_LINES) filled.push(lines.slice(from, from + MOST_LINES));
    }
  }
  return filled.map((lines) => ({ reviewerId, fallback, policyRule, lines }));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
