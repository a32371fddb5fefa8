import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { approvalPolicySchema } from '../../../shared/domain/approval-policy.ts';
import { issueLine } from '../../../shared/domain/input-issues.ts';
import { policyFaults } from '../../../shared/domain/policy-rules.ts';

type File = z.input<typeof approvalPolicySchema>;

/** Keeps every rule; each test plants one fault. */
const SOUND: File = {
  people: {
    lead: { name: 'Delivery manager', email: 'delivery-manager@example.com' },
    deputy: { name: 'Deputy manager', email: 'deputy-manager@example.com' },
    security: { name: 'Security lead', email: 'security-lead@example.com' },
    alias: { name: 'The delivery manager again', email: 'Delivery-Manager@example.com' },
  },
  groups: { managers: ['lead', 'deputy'] },
  rules: [
    {
      name: 'Elevated',
      when: { risks: ['elevated'] },
      stages: [
        { name: 'Delivery', approvers: ['managers'], fallback: ['lead'] },
        { name: 'Security', approvers: ['security'] },
      ],
    },
    { name: 'High', when: { risks: ['high'] }, approvers: ['managers', 'security'], quorum: 'all' },
    { name: 'Others', approvers: ['lead'], fallback: ['managers'] },
  ],
};

function faults(change: Partial<File>) {
  return policyFaults(approvalPolicySchema.parse({ ...SOUND, ...change }));
}

/** The rule, without any other, so that it is rules[0]. */
const ofRule = (rule: File['rules'][number]) => faults({ rules: [rule] });

describe('policyFaults', () => {
  it('finds nothing in a sound policy, nor in the shipped one', () => {
    expect(faults({})).toEqual([]);
    const shipped = new URL('../../../infra/settings/approval-policy.json', import.meta.url);
    expect(policyFaults(approvalPolicySchema.parse(JSON.parse(readFileSync(shipped, 'utf8'))))).toEqual([]);
  });

  it.each(['approvers', 'fallback'])('people-known: a key in %s that is neither person nor group', (field) => {
    expect(ofRule({ name: 'One', approvers: ['lead'], [field]: ['lead', 'stranger'] })).toEqual([
      {
        path: `rules[0].${field}[1]`,
        rule: 'people-known',
        expected: 'a key of "people" or "groups" (known: lead, deputy, security, alias, managers)',
      },
    ]);
  });

  it('people-known: names of every object are no keys', () => {
    expect(ofRule({ name: 'One', approvers: ['constructor'] })).toMatchObject([{ rule: 'people-known' }]);
  });

  it('groups-known: a name that is a person’s too', () => {
    expect(faults({ groups: { ...SOUND.groups, lead: ['deputy'] } })[0]).toEqual({
      path: 'groups.lead',
      rule: 'groups-known',
      expected: 'a name that is no key of "people"',
    });
  });

  it('groups-known: a member who is nobody; a group is no member', () => {
    expect(faults({ groups: { ...SOUND.groups, all: ['lead', 'managers'] } })).toEqual([
      {
        path: 'groups.all[1]',
        rule: 'groups-known',
        expected: 'a key of "people" (known: lead, deputy, security, alias)',
      },
    ]);
  });

  const stages = [{ name: 'Delivery', approvers: ['lead'] }];
  it.each([
    ['approvers and stages', { name: 'One', approvers: ['lead'], stages }],
    ['quorum and stages', { name: 'One', quorum: 1, stages }],
    ['fallback and stages', { name: 'One', fallback: ['deputy'], stages }],
    ['neither', { name: 'One' }],
  ])('one-way-to-name-approvers: %s', (_case, rule) => {
    expect(ofRule(rule)).toEqual([
      {
        path: 'rules[0]',
        rule: 'one-way-to-name-approvers',
        expected: 'either "stages", or "approvers" (with "quorum" and "fallback")',
      },
    ]);
  });

  it('quorum-reachable: more than approve; fallbacks do not count, members of groups do', () => {
    expect(ofRule({ name: 'One', approvers: ['managers'], quorum: 2 })).toEqual([]);
    expect(ofRule({ name: 'One', approvers: ['managers'], quorum: 3, fallback: ['security'] })).toEqual([
      { path: 'rules[0].quorum', rule: 'quorum-reachable', expected: 'at most the number of approvers (2)' },
    ]);
    expect(ofRule({ name: 'One', stages: [{ name: 'A', approvers: ['lead', 'lead'], quorum: 2 }] })).toEqual([
      { path: 'rules[0].stages[0].quorum', rule: 'quorum-reachable', expected: 'at most the number of approvers (1)' },
    ]);
  });

  it('each-person-once: one address under two keys, directly or by a group', () => {
    const expected = { rule: 'each-person-once', expected: 'each address under one key' };
    expect(ofRule({ name: 'One', approvers: ['lead', 'alias'] })).toEqual([
      { path: 'rules[0].approvers[1]', ...expected },
    ]);
    expect(ofRule({ name: 'One', approvers: ['alias', 'managers'] })).toEqual([
      { path: 'rules[0].approvers[1]', ...expected },
    ]);
    expect(ofRule({ name: 'One', approvers: ['lead'], fallback: ['deputy', 'alias'] })).toEqual([
      { path: 'rules[0].fallback[1]', ...expected },
    ]);
    const groups = { doubled: ['lead', 'alias'] };
    expect(faults({ groups, rules: [{ name: 'One', approvers: ['doubled'] }] })).toEqual([
      { path: 'rules[0].approvers[0]', ...expected },
    ]);
  });

  it('one-stage-per-person: somebody who approves in two stages, by whatever key', () => {
    const inTwo = (approver: string) =>
      ofRule({
        name: 'One',
        stages: [
          { name: 'A', approvers: ['managers'] },
          { name: 'B', approvers: ['security', approver] },
        ],
      });
    for (const approver of ['lead', 'alias', 'managers']) {
      expect(inTwo(approver)).toEqual([
        {
          path: 'rules[0].stages[1].approvers[1]',
          rule: 'one-stage-per-person',
          expected: 'nobody who approves in an earlier stage',
        },
      ]);
    }
  });

  it('elevated-needs-two: one person alone, where the rule is for elevated risk', () => {
    const when = { risks: ['high' as const, 'elevated' as const] };
    const expected = '2 people in all who have to agree, because it takes elevated risk';
    expect(ofRule({ name: 'One', when, approvers: ['managers'] })).toEqual([
      { path: 'rules[0].quorum', rule: 'elevated-needs-two', expected },
    ]);
    expect(ofRule({ name: 'One', when, stages: [{ name: 'A', approvers: ['lead'], quorum: 'all' }] })).toEqual([
      { path: 'rules[0].stages', rule: 'elevated-needs-two', expected },
    ]);
    expect(ofRule({ name: 'One', when, approvers: ['managers'], quorum: 'all' })).toEqual([]);
    expect(ofRule({ name: 'One', when: { risks: ['high'] }, approvers: ['managers'] })).toEqual([]);
  });

  describe('rule-reachable', () => {
    type When = NonNullable<File['rules'][number]['when']>;
    const faultsOf = (first: When, second: When) =>
      faults({
        rules: [
          { name: 'First', when: first, approvers: ['managers'], quorum: 2 },
          { name: 'Second', when: second, approvers: ['managers'], quorum: 2 },
        ],
      });
    const FAULT = {
      path: 'rules[1].when',
      rule: 'rule-reachable',
      expected: 'something that rules[0], which is tried first, leaves to it',
    };

    it.each<[When, When]>([
      [{}, {}],
      [{}, { portals: [2000001] }],
      [{ packages: ['a', 'b'] }, { packages: ['b'], risks: ['high'] }],
      [{ risks: ['low', 'high'] }, { risks: ['high', 'low'], portals: [2000001] }],
      [{ risks: ['low', 'standard', 'high', 'elevated'] }, {}],
      [{ portals: [2000001, 2000002] }, { portals: [2000001] }],
    ])('%j takes all of %j', (first, second) => {
      expect(faultsOf(first, second)).toEqual([FAULT]);
    });

    it.each<[When, When]>([
      [{ portals: [2000001] }, {}],
      [{ packages: ['a'] }, { packages: ['a', 'b'] }],
      [{ risks: ['low', 'standard', 'high'] }, {}],
      [{ packages: ['a'], risks: ['low'] }, { packages: ['a'] }],
    ])('%j leaves something to %j', (first, second) => {
      expect(faultsOf(first, second)).toEqual([]);
    });

    it('an empty condition fits nothing', () => {
      expect(faultsOf({ packages: [] }, {})).toEqual([
        { path: 'rules[0].when.packages', rule: 'rule-reachable', expected: 'at least 1 entry' },
      ]);
    });
  });

  it('is said in one line that names file, place and rule', () => {
    const [fault] = ofRule({ name: 'One', approvers: ['managers'], quorum: 3 });
    if (fault === undefined) throw new Error('The planted fault was not found.');
    expect(issueLine('infra/settings/approval-policy.json', fault)).toBe(
      'infra/settings/approval-policy.json: rules[0].quorum breaks quorum-reachable: at most the number of approvers (2)',
    );
    expect(issueLine('policy.json', { path: '', expected: 'an object' })).toBe('policy.json: expected an object');
  });
});

it('fifty-at-most: a stage with more people, groups resolved', () => {
  const names = Array.from({ length: 51 }, (_, index) => `person-${index}`);
  const people = Object.fromEntries(names.map((name) => [name, { name, email: `${name}@example.com` }]));
  const faultsOf = (members: readonly string[]) =>
    policyFaults(
      approvalPolicySchema.parse({ people, groups: { all: members }, rules: [{ name: 'One', approvers: ['all'] }] }),
    );
  expect(faultsOf(names)).toMatchObject([{ path: 'rules[0].approvers', rule: 'fifty-at-most' }]);
  expect(faultsOf(names.slice(1))).toEqual([]);
});
