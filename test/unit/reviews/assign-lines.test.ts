import { describe, expect, it } from 'vitest';
import {
  createAssignmentFiller,
  type ReviewerRules,
  reviewerOf,
  reviewRuleFor,
} from '../../../shared/domain/audit/assign-reviews.ts';
import type { PublishedReviewRule } from '../../../shared/domain/audit-policy.ts';
import { ALL_PRESENT } from '../../../shared/domain/route-approval.ts';
import type { Standing } from '../../../shared/domain/stage-staffing.ts';

const RULE: PublishedReviewRule = { name: 'All', reviewers: ['lead'], fallback: ['deputy', 'security'] };

function rules(more: Partial<ReviewerRules> = {}): ReviewerRules {
  return { reviews: [RULE], standing: ALL_PRESENT, barred: new Set(), ...more };
}

function standing(
  away: Record<string, string | undefined>,
  gone: Record<string, 'left' | 'unreachable'> = {},
): Standing {
  return { away: new Map(Object.entries(away)), gone: new Map(Object.entries(gone)) };
}

/** Lines of people in a portal. */
function lines(...personIds: string[]) {
  return personIds.map((personId) => ({ personId, packageKeys: ['reporting'] }));
}

function assigned(more: Partial<ReviewerRules>, ...personIds: string[]) {
  const filler = createAssignmentFiller(rules(more));
  filler.add({ clientId: 'c-1', portalId: 1 }, lines(...personIds));
  return filler.finish();
}

describe('reviewRuleFor', () => {
  const reviews: PublishedReviewRule[] = [
    { name: 'One client', portals: [7], reviewers: ['a'], fallback: [] },
    { name: 'Reporting', packages: ['reporting'], reviewers: ['b'], fallback: [] },
    RULE,
  ];
  it('takes the first rule that fits the portal, by its id or by what the portal has', () => {
    expect(reviewRuleFor(reviews, 7, new Set(['reporting']))?.name).toBe('One client');
    expect(reviewRuleFor(reviews, 8, new Set(['reporting', 'ads']))?.name).toBe('Reporting');
    expect(reviewRuleFor(reviews, 8, new Set())?.name).toBe('All');
    expect(reviewRuleFor(reviews.slice(0, 1), 8, new Set())).toBeUndefined();
  });
});

describe('reviewerOf', () => {
  const candidates = ['lead', 'deputy', 'security'];
  it.each([
    ['is the first who is named', 'consultant', rules(), 'lead'],
    ['is never the person of the line', 'lead', rules(), 'deputy'],
    [
      'is nobody who asked for the audit or carries out what is decided',
      'consultant',
      rules({ barred: new Set(['lead', 'deputy']) }),
      'security',
    ],
    ['is the next where somebody is gone', 'consultant', rules({ standing: standing({}, { lead: 'left' }) }), 'deputy'],
    [
      'is the next where somebody is away without a delegate',
      'consultant',
      rules({ standing: standing({ lead: undefined }) }),
      'deputy',
    ],
    [
      'is somebody away whose delegate is there',
      'consultant',
      rules({ standing: standing({ lead: 'other' }) }),
      'lead',
    ],
    [
      'is nobody whose delegate is the person of the line',
      'other',
      rules({ standing: standing({ lead: 'other' }) }),
      'deputy',
    ],
    [
      'is nobody whose delegate asked for the audit',
      'consultant',
      rules({ standing: standing({ lead: 'other' }), barred: new Set(['other']) }),
      'deputy',
    ],
    [
      'is nobody whose delegate is gone',
      'consultant',
      rules({ standing: standing({ lead: 'other' }, { other: 'unreachable' }) }),
      'deputy',
    ],
    ['is nobody where all are barred', 'consultant', rules({ barred: new Set(candidates) }), undefined],
  ])('%s', (_words, personId, context, expected) => {
    expect(reviewerOf(candidates, personId, context)).toBe(expected);
  });
});

describe('createAssignmentFiller', () => {
  it('gives a reviewer one review, and their own line to the next', () => {
    const { reviews, unassigned } = assigned({}, 'consultant', 'lead', 'another');
    expect(reviews).toEqual([
      {
        reviewerId: 'deputy',
        fallback: ['lead', 'security'],
        policyRule: 'All',
        lines: [{ portalId: 1, personId: 'lead' }],
      },
      {
        reviewerId: 'lead',
        fallback: ['deputy', 'security'],
        policyRule: 'All',
        lines: [
          { portalId: 1, personId: 'another' },
          { portalId: 1, personId: 'consultant' },
        ],
      },
    ]);
    expect(unassigned.size).toBe(0);
  });

  it('counts lines that nobody may review, by portal', () => {
    const { reviews, unassigned } = assigned({ barred: new Set(['lead', 'deputy', 'security']) }, 'a', 'b');
    expect(reviews).toEqual([]);
    expect([...unassigned]).toEqual([[1, 2]]);
  });

  it('asks nobody in the end whom the rule of the portal does not name', () => {
    const reviews = [{ ...RULE, name: 'One client', portals: [1], fallback: ['security'] }, RULE];
    const filler = createAssignmentFiller(rules({ reviews }));
    filler.add({ clientId: 'c-1', portalId: 1 }, lines('a'));
    filler.add({ clientId: 'c-2', portalId: 2 }, lines('a'));
    expect(
      filler.finish().reviews.map(({ reviewerId, fallback, policyRule }) => [reviewerId, fallback, policyRule]),
    ).toEqual([
      ['lead', ['deputy', 'security'], 'All'],
      ['lead', ['security'], 'One client'],
    ]);
  });

  it('names the rules of a review together where the same people stand in them', () => {
    const filler = createAssignmentFiller(rules({ reviews: [{ ...RULE, name: 'Big client', portals: [1] }, RULE] }));
    filler.add({ clientId: 'c-1', portalId: 1 }, lines('a'));
    filler.add({ clientId: 'c-2', portalId: 2 }, lines('a'));
    expect(filler.finish().reviews.map((review) => review.policyRule)).toEqual(['All; Big client']);
  });

  it('fills reviews of at most 500 lines, without tearing a portal that fits into one', () => {
    const filler = createAssignmentFiller(rules());
    const people = (count: number) =>
      lines(...Array.from({ length: count }, (_, index) => `p-${String(index).padStart(4, '0')}`));
    filler.add({ clientId: 'c-1', portalId: 1 }, people(300));
    filler.add({ clientId: 'c-2', portalId: 2 }, people(300));
    filler.add({ clientId: 'c-3', portalId: 3 }, people(200));
    filler.add({ clientId: 'c-4', portalId: 4 }, people(1100));
    const portals = filler
      .finish()
      .reviews.map(({ lines: own }) => [own.length, [...new Set(own.map((line) => line.portalId))]]);
    expect(portals).toEqual([
      [300, [1]],
      [500, [2, 3]],
      [500, [4]],
      [500, [4]],
      [100, [4]],
    ]);
  });

  it('is the same whatever order the portals came in', () => {
    const portals = Array.from({ length: 60 }, (_, index) => ({ clientId: `c-${index % 7}`, portalId: index + 1 }));
    const of = (order: typeof portals) => {
      const filler = createAssignmentFiller(rules());
      for (const portal of order) filler.add(portal, lines('b', 'lead', 'a'));
      return filler.finish().reviews;
    };
    expect(of(portals.toReversed())).toEqual(of(portals));
  });
});
