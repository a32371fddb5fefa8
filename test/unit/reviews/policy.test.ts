import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { approvalPolicySchema, publishedFrom } from '../../../shared/domain/approval-policy.ts';
import { auditPolicyOf } from '../../../shared/domain/audit-policy.ts';
import { policyFaults } from '../../../shared/domain/policy-rules.ts';

type File = z.input<typeof approvalPolicySchema>;

const FILE: File = {
  people: {
    lead: { name: 'Lead', email: 'lead@example.com' },
    deputy: { name: 'Deputy', email: 'deputy@example.com' },
    security: { name: 'Security', email: 'security@example.com' },
    alias: { name: 'The lead again', email: 'Lead@example.com' },
  },
  groups: { managers: ['lead', 'deputy'] },
  rules: [{ name: 'All', approvers: ['lead'], fallback: ['deputy'] }],
};
const AUDITS: Partial<File> = {
  reviews: [
    {
      name: 'Big client',
      when: { portals: [7], packages: ['reporting'] },
      reviewers: ['security'],
      fallback: ['managers'],
    },
    { name: 'All', reviewers: ['managers'], fallback: ['lead', 'security'] },
  ],
  undecided: { others: 'revoke' },
  exceptions: { approver: 'security', control: 'Read weekly.' },
  offboarding: { approval: true },
};

const parsed = (more: Partial<File> = {}) => approvalPolicySchema.parse({ ...FILE, ...more });
const published = (more: Partial<File> = {}) =>
  publishedFrom(parsed(more), 1, '2026-11-01T08:00:00.000Z', (key) => `p-${key}`);
const faults = (more: Partial<File>) => policyFaults(parsed(more)).map(({ path, rule }) => [path, rule]);

describe('what a policy says of audits', () => {
  it('is published with person ids, groups resolved, and each person once', () => {
    expect(published(AUDITS)).toMatchObject({
      reviews: [
        {
          name: 'Big client',
          portals: [7],
          packages: ['reporting'],
          reviewers: ['p-security'],
          fallback: ['p-lead', 'p-deputy'],
        },
        { name: 'All', reviewers: ['p-lead', 'p-deputy'], fallback: ['p-security'] },
      ],
      undecided: { leavers: 'revoke', others: 'revoke' },
      exceptions: { approver: 'p-security', days: 30, control: 'Read weekly.' },
      offboarding: { approval: true },
    });
  });

  it('may be missing: an older file is published as before', () => {
    const policy = published();
    for (const part of ['reviews', 'undecided', 'exceptions', 'offboarding']) expect(policy).not.toHaveProperty(part);
    expect(auditPolicyOf(policy)).toMatchObject({
      reviews: [{ name: 'All', reviewers: ['p-lead'], fallback: ['p-deputy'] }],
      undecided: { leavers: 'revoke', others: 'keep' },
      exceptions: { approver: 'p-lead', days: 30 },
      offboarding: { approval: false },
    });
  });

  it('falls back to who approves, where no rule of reviews fits', () => {
    expect(auditPolicyOf(published(AUDITS)).reviews.map((rule) => rule.reviewers)).toEqual([
      ['p-security'],
      ['p-lead', 'p-deputy'],
      ['p-lead'],
    ]);
  });

  it('keeps the rules of policies', () => {
    expect(faults(AUDITS)).toEqual([]);
    const review = (more: object) => ({ reviews: [{ name: 'One', reviewers: ['lead'], ...more }] });
    expect(faults(review({ reviewers: ['stranger'] }))).toEqual([['reviews[0].reviewers[0]', 'people-known']]);
    expect(faults(review({ fallback: ['deputy', 'constructor'] }))).toEqual([
      ['reviews[0].fallback[1]', 'people-known'],
    ]);
    expect(faults(review({ fallback: ['alias'] }))).toEqual([['reviews[0].fallback[0]', 'each-person-once']]);
    expect(faults(review({ when: { portals: [] } }))).toEqual([['reviews[0].when.portals', 'rule-reachable']]);
    expect(faults({ exceptions: { approver: 'managers', control: 'Read.' } })).toEqual([
      ['exceptions.approver', 'exceptions-named'],
    ]);
  });

  it('finds a rule that an earlier one hides', () => {
    const rule = (when: object) => ({ name: 'One', when, reviewers: ['lead'] });
    const hidden = (first: object, second: object) => faults({ reviews: [rule(first), rule(second)] }).length > 0;
    expect(hidden({}, { portals: [1] })).toBe(true);
    expect(hidden({ portals: [1, 2] }, { portals: [1] })).toBe(true);
    expect(hidden({ portals: [1, 2] }, { portals: [1, 3] })).toBe(false);
    expect(hidden({ portals: [1] }, {})).toBe(false);
    expect(hidden({ packages: ['a'] }, { portals: [1] })).toBe(false);
  });

  it('has at most 50 people in a rule', () => {
    const people = Object.fromEntries(
      Array.from({ length: 51 }, (_, index) => [`k${index}`, { name: 'N', email: `k${index}@example.com` }]),
    );
    const more = { people: { ...FILE.people, ...people }, reviews: [{ name: 'One', reviewers: Object.keys(people) }] };
    expect(faults(more)).toEqual([['reviews[0].reviewers', 'fifty-at-most']]);
  });
});
