import { describe, expect, it } from 'vitest';
import type { PublishedStage } from '../../../shared/domain/approval-policy.ts';
import { delegateOf, type Standing, staffStage } from '../../../shared/domain/stage-staffing.ts';

const STAGE: PublishedStage = { name: 'Delivery', approvers: ['a', 'b', 'c'], quorum: 1, fallback: ['f', 'g', 'h'] };

function standing(away: Record<string, string | undefined>, gone: Record<string, 'left' | 'unreachable'> = {}) {
  return { away: new Map(Object.entries(away)), gone: new Map(Object.entries(gone)) } satisfies Standing;
}

function staff(
  stage: Partial<PublishedStage>,
  {
    barred = [],
    ...who
  }: {
    barred?: string[];
    away?: Record<string, string | undefined>;
    gone?: Record<string, 'left' | 'unreachable'>;
  } = {},
) {
  return staffStage({ ...STAGE, ...stage }, new Set(barred), standing(who.away ?? {}, who.gone));
}

describe('staffStage', () => {
  it.each([
    ['the first answer', 1, 1],
    ['two of three', 2, 2],
    ['all', 'all', 3],
  ] as const)('asks every approver, and nobody else, whatever has to agree: %s', (_case, quorum, needed) => {
    expect(staff({ quorum })).toEqual({ kind: 'staffed', asked: ['a', 'b', 'c'], quorum: needed, placements: [] });
  });

  describe('who may not decide', () => {
    it('is not asked, nor anybody on their behalf', () => {
      expect(staff({ quorum: 2 }, { barred: ['a'], away: { a: 'd' } })).toMatchObject({
        asked: ['b', 'c'],
        placements: [],
      });
    });

    it('does not count among "all"', () => {
      expect(staff({ quorum: 'all' }, { barred: ['a'] })).toMatchObject({ asked: ['b', 'c'], quorum: 2 });
    });

    it('is no fallback either', () => {
      expect(staff({ approvers: ['a'] }, { barred: ['a', 'f'] })).toMatchObject({
        asked: ['g'],
        quorum: 1,
        placements: [{ to: 'g', reason: 'missing' }],
      });
    });

    it('leaves "all" of nobody to one fallback, never to no one', () => {
      expect(staff({ approvers: ['a'], quorum: 'all' }, { barred: ['a'] })).toMatchObject({ asked: ['f'], quorum: 1 });
      expect(staff({ approvers: ['a'], quorum: 'all', fallback: [] }, { barred: ['a'] })).toMatchObject({
        kind: 'unmet',
      });
    });
  });

  describe('an absent approver', () => {
    it('is replaced by the person whom they named', () => {
      expect(staff({}, { away: { b: 'd' } })).toEqual({
        kind: 'staffed',
        asked: ['a', 'c', 'd'],
        quorum: 1,
        placements: [{ from: 'b', to: 'd', reason: 'absent' }],
      });
    });

    it('is replaced by the delegate’s delegate, if that one is absent too', () => {
      expect(staff({}, { away: { b: 'd', d: 'e' } })).toMatchObject({
        placements: [{ from: 'b', to: 'e', reason: 'absent' }],
      });
    });

    it.each<[string, Parameters<typeof staff>[1]]>([
      ['named nobody', { away: { b: undefined } }],
      ['is named in a circle', { away: { b: 'd', d: 'b' } }],
      ['named somebody who left', { away: { b: 'd' }, gone: { d: 'left' } }],
      ['named somebody who may not decide', { away: { b: 'd' }, barred: ['d'] }],
      ['named somebody who is asked anyway', { away: { b: 'a' } }],
    ])('who %s leaves the place to the first fallback, where it is needed', (_case, who) => {
      expect(staff({ quorum: 'all' }, who)).toMatchObject({
        asked: ['a', 'c', 'f'],
        quorum: 3,
        placements: [{ from: 'b', to: 'f', reason: 'missing' }],
      });
      expect(staff({ quorum: 2 }, who)).toMatchObject({ asked: ['a', 'c'], placements: [] });
    });

    it('does not make one delegate two people', () => {
      expect(staff({ quorum: 'all' }, { away: { a: 'd', b: 'd' } })).toMatchObject({
        asked: ['c', 'd', 'f'],
        placements: [
          { from: 'a', to: 'd', reason: 'absent' },
          { from: 'b', to: 'f', reason: 'missing' },
        ],
      });
    });
  });

  it.each(['left', 'unreachable'] as const)('who has %s is replaced by a fallback, whomever they named', (reason) => {
    expect(staff({ quorum: 'all' }, { away: { b: 'd' }, gone: { b: reason } })).toMatchObject({
      asked: ['a', 'c', 'f'],
      placements: [{ from: 'b', to: 'f', reason }],
    });
  });

  it('takes fallbacks in their order, leaving out who is not there', () => {
    expect(
      staff({ quorum: 2 }, { away: { a: undefined, b: undefined, f: 'd' }, gone: { g: 'left', c: 'left' } }),
    ).toMatchObject({ kind: 'unmet' });
    expect(staff({ quorum: 2 }, { away: { a: undefined, b: undefined, f: 'd' }, gone: { c: 'left' } })).toMatchObject({
      asked: ['g', 'h'],
      placements: [
        { from: 'a', to: 'g', reason: 'missing' },
        { from: 'b', to: 'h', reason: 'missing' },
      ],
    });
  });

  it('asks nobody where too few are left', () => {
    expect(staff({ quorum: 2, fallback: [] }, { barred: ['a', 'b'] })).toMatchObject({ kind: 'unmet' });
  });
});

describe('delegateOf', () => {
  it('follows absent people to one who is there', () => {
    expect(delegateOf('a', standing({ a: 'b', b: 'c', c: 'd' }))).toBe('d');
  });

  it('is nobody in a circle, past somebody who left, and for who named nobody', () => {
    expect(delegateOf('a', standing({ a: 'b', b: 'c', c: 'b' }))).toBeUndefined();
    expect(delegateOf('a', standing({ a: 'a' }))).toBeUndefined();
    expect(delegateOf('a', standing({ a: 'b' }, { b: 'left' }))).toBeUndefined();
    expect(delegateOf('a', standing({ a: undefined }))).toBeUndefined();
  });
});
