import { describe, expect, it } from 'vitest';
import type { PublishedPolicy, PublishedRule } from '../../../shared/domain/approval-policy.ts';
import { ALL_PRESENT, type Matter, routeApproval, ruleFor } from '../../../shared/domain/route-approval.ts';

const stage = (name: string, approvers: string[], more: Partial<PublishedRule['stages'][number]> = {}) => ({
  name,
  approvers,
  quorum: 1,
  fallback: [],
  ...more,
});

function policy(...rules: PublishedRule[]): PublishedPolicy {
  return {
    version: 1,
    publishedAt: '2026-11-24T08:00:00.000Z',
    rules,
    people: ['a', 'b', 'c', 'd'],
    calendars: {},
    planCoveredByInvitation: ['low', 'standard'],
  };
}

const STANDARD: Matter = { packageKey: 'reporting', risk: 'standard', portalId: 2000001 };
const ELEVATED: Matter = { ...STANDARD, risk: 'elevated' };

describe('ruleFor', () => {
  const rules = policy(
    { name: 'Client', portals: [2000002], stages: [stage('A', ['a'])] },
    { name: 'Package', packages: ['reporting'], risks: ['high'], stages: [stage('A', ['a'])] },
    { name: 'Risk', risks: ['high', 'elevated'], stages: [stage('A', ['a'])] },
    { name: 'Low', risks: ['low'], stages: [stage('A', ['a'])] },
  );

  it.each<[Partial<Matter>, string | undefined]>([
    [{ portalId: 2000002 }, 'Client'],
    [{ risk: 'high' }, 'Package'],
    [{ risk: 'high', packageKey: 'other' }, 'Risk'],
    [{ risk: 'elevated' }, 'Risk'],
    [{ risk: 'low', portalId: undefined }, 'Low'],
    [{ risk: 'standard' }, undefined],
  ])('takes the first that fits: %j → %s', (matter, name) => {
    expect(ruleFor(rules, { ...STANDARD, ...matter })?.name).toBe(name);
  });
});

describe('routeApproval', () => {
  it('asks the stages of the rule, one after the other, as the agency’s', () => {
    const two = policy({ name: 'Two', stages: [stage('A', ['a']), stage('B', ['b', 'c'], { quorum: 'all' })] });
    expect(routeApproval(two, STANDARD, [])).toEqual({
      kind: 'ask',
      rule: 'Two',
      stages: [
        { ...stage('A', ['a']), party: 'agency' },
        { ...stage('B', ['b', 'c'], { quorum: 'all' }), party: 'agency' },
      ],
    });
  });

  it('asks two people about break-glass access, whatever the rule says', () => {
    const matter = { ...STANDARD, risk: 'high', breakGlass: true } as const;
    const one = policy({ name: 'One', stages: [stage('A', ['a', 'b'])] });
    expect(routeApproval(one, matter, [])).toEqual({ kind: 'unmet', reason: 'no-second-approver', rule: 'One' });
    const two = policy({ name: 'Two', stages: [stage('A', ['a', 'b'], { quorum: 2 })] });
    expect(routeApproval(two, matter, []).kind).toBe('ask');
  });

  it('no-rule-fits: asks nobody in place of a rule', () => {
    expect(routeApproval(policy(), STANDARD, [])).toEqual({ kind: 'unmet', reason: 'no-rule-fits' });
  });

  it('too-few-eligible: once requester and subject are left out, in any stage', () => {
    const two = policy({ name: 'Two', stages: [stage('A', ['a']), stage('B', ['b'])] });
    for (const excluded of ['a', 'b']) {
      expect(routeApproval(two, STANDARD, [excluded])).toEqual({
        kind: 'unmet',
        reason: 'too-few-eligible',
        rule: 'Two',
      });
    }
    const filled = policy({ name: 'Two', stages: [stage('A', ['a'], { fallback: ['d'] }), stage('B', ['b'])] });
    expect(routeApproval(filled, STANDARD, ['a']).kind).toBe('ask');
  });

  it('too-few-eligible: an approver of one stage is no fallback of another', () => {
    const two = policy({ name: 'Two', stages: [stage('A', ['a'], { fallback: ['b'] }), stage('B', ['b'])] });
    expect(routeApproval(two, STANDARD, ['a'])).toMatchObject({ reason: 'too-few-eligible' });
  });

  it('too-few-eligible: two stages do not count on the same fallback', () => {
    const fallback = ['d'];
    const two = policy({ name: 'Two', stages: [stage('A', ['a'], { fallback }), stage('B', ['b'], { fallback })] });
    expect(routeApproval(two, STANDARD, ['a']).kind).toBe('ask');
    expect(routeApproval(two, STANDARD, ['b']).kind).toBe('ask');
    expect(routeApproval(two, STANDARD, ['a', 'b'])).toEqual({
      kind: 'unmet',
      reason: 'too-few-eligible',
      rule: 'Two',
    });
    const more = policy({
      name: 'Two',
      stages: [stage('A', ['a'], { fallback }), stage('B', ['b'], { fallback: ['d', 'c'] })],
    });
    expect(routeApproval(more, STANDARD, ['a', 'b']).kind).toBe('ask');
  });

  it('too-few-eligible: whom an absent approver named for one stage is no fallback of the next', () => {
    const two = policy({ name: 'Two', stages: [stage('A', ['a']), stage('B', ['b'], { fallback: ['d'] })] });
    const away = { ...ALL_PRESENT, away: new Map([['a', 'd']]) };
    expect(routeApproval(two, STANDARD, [], away).kind).toBe('ask');
    expect(routeApproval(two, STANDARD, ['b'], away)).toMatchObject({ reason: 'too-few-eligible' });
  });

  it('goes by who is there now', () => {
    const one = policy({ name: 'One', stages: [stage('A', ['a'])] });
    const away = { ...ALL_PRESENT, away: new Map([['a', undefined]]) };
    expect(routeApproval(one, STANDARD, [], away)).toMatchObject({ reason: 'too-few-eligible' });
    expect(routeApproval(one, STANDARD, [], { ...ALL_PRESENT, away: new Map([['a', 'd']]) }).kind).toBe('ask');
  });

  describe('elevated risk takes two people of the agency', () => {
    it.each<[string, PublishedRule['stages'], string[]]>([
      ['one stage of one', [stage('A', ['a', 'b'])], []],
      ['all of a stage of two, one of whom asked for it', [stage('A', ['a', 'b'], { quorum: 'all' })], ['b']],
    ])('no-second-approver: %s', (_case, stages, excluded) => {
      expect(routeApproval(policy({ name: 'One', stages }), ELEVATED, excluded)).toEqual({
        kind: 'unmet',
        reason: 'no-second-approver',
        rule: 'One',
      });
      expect(routeApproval(policy({ name: 'One', stages }), STANDARD, excluded).kind).toBe('ask');
    });

    it('no-second-approver: the client’s consent is not the second', () => {
      const one = policy({ name: 'One', stages: [stage('A', ['a'])] });
      expect(routeApproval(one, ELEVATED, [], ALL_PRESENT, ['admin'])).toMatchObject({ reason: 'no-second-approver' });
    });

    it.each<[string, PublishedRule['stages']]>([
      ['two of a stage', [stage('A', ['a', 'b'], { quorum: 2 })]],
      ['all of a stage', [stage('A', ['a', 'b'], { quorum: 'all' })]],
      ['two stages', [stage('A', ['a']), stage('B', ['b'])]],
    ])('is met by %s', (_case, stages) => {
      expect(routeApproval(policy({ name: 'Two', stages }), ELEVATED, []).kind).toBe('ask');
    });
  });

  describe('consent of the client', () => {
    const one = policy({ name: 'One', stages: [stage('A', ['a'])] });

    it('is the last stage, of the client’s, where one of them agrees', () => {
      const routing = routeApproval(one, STANDARD, [], ALL_PRESENT, ['admin', 'owner']);
      expect(routing).toMatchObject({
        stages: [
          { name: 'A', party: 'agency' },
          { approvers: ['admin', 'owner'], quorum: 1, fallback: [], party: 'client' },
        ],
      });
    });

    it('is not asked of who asked for it, nor of who is gone', () => {
      const standing = { ...ALL_PRESENT, gone: new Map([['owner', 'left' as const]]) };
      expect(routeApproval(one, STANDARD, ['admin'], standing, ['admin', 'owner', 'third'])).toMatchObject({
        stages: [{}, { approvers: ['third'] }],
      });
    });

    it('no-consenter: where nobody of the client can be asked', () => {
      for (const consenters of [[], ['admin']]) {
        expect(routeApproval(one, STANDARD, ['admin'], ALL_PRESENT, consenters)).toEqual({
          kind: 'unmet',
          reason: 'no-consenter',
          rule: 'One',
        });
      }
    });
  });
});
