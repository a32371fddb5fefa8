import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  knowledgeOf,
  knowledgeWithoutList,
  mergeSeen,
  type SeenLogin,
  sharedLoginsOf,
} from '../../../shared/domain/audit/logins.ts';

const NOW = new Date('2026-11-24T09:00:00.000Z');
const HOUR = 3_600_000;
const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * HOUR).toISOString();
const daysAgo = (days: number) => hoursAgo(days * 24);
const at = (hours: number, country?: string): SeenLogin => ({ at: hoursAgo(hours), country });

describe('a shared login', () => {
  it.each([
    ['two countries within two hours, on two days', [at(48, 'de'), at(46, 'us'), at(240, 'de'), at(238, 'us')], 2, 120],
    ['four hours are a journey', [at(48, 'de'), at(44, 'us'), at(24, 'de'), at(20, 'us')], 0, 0],
    ['one country', [at(48, 'de'), at(47, 'de'), at(46, 'de')], 0, 0],
    ['to and fro within one morning is one occasion', [at(5, 'de'), at(4, 'us'), at(3, 'de'), at(2, 'us')], 1, 60],
    ['a login without a country tells nothing', [at(5, 'de'), at(4), at(3, 'us'), at(2)], 1, 120],
    ['none', [], 0, 0],
  ])('%s', (_case, logins, times, smallestGapMinutes) => {
    expect(sharedLoginsOf(logins)).toEqual({ times, smallestGapMinutes });
  });

  it('does not depend on the order in which logins come', () => {
    const login = fc.record({ hours: fc.integer({ min: 0, max: 500 }), country: fc.constantFrom('de', 'us', 'sg') });
    fc.assert(
      fc.property(fc.uniqueArray(login, { selector: ({ hours }) => hours }), (list) => {
        const logins = list.map(({ hours, country }) => at(hours, country));
        expect(sharedLoginsOf(logins.toReversed())).toEqual(sharedLoginsOf(logins));
      }),
    );
  });
});

describe('what was seen of logins over time', () => {
  it('reaches back 90 days at first', () => {
    expect(mergeSeen(undefined, [at(30), at(20)], NOW)).toEqual({
      lastAt: hoursAgo(20),
      from: daysAgo(90),
      to: NOW.toISOString(),
    });
    expect(knowledgeOf(mergeSeen(undefined, [], NOW))).toEqual({ kind: 'none-since', since: daysAgo(90) });
  });

  it('reaches further back with each reading, and remembers a login that HubSpot has forgotten', () => {
    const before = { lastAt: daysAgo(120), from: daysAgo(180), to: daysAgo(31) };
    expect(mergeSeen(before, [], NOW)).toEqual({ ...before, to: NOW.toISOString() });
    expect(mergeSeen(before, [at(5)], NOW).lastAt).toBe(hoursAgo(5));
  });

  it('begins anew after a gap: what lay in it nobody knows', () => {
    const before = { lastAt: daysAgo(120), from: daysAgo(180), to: daysAgo(91) };
    expect(mergeSeen(before, [], NOW)).toEqual({ lastAt: undefined, from: daysAgo(90), to: NOW.toISOString() });
  });

  it('is not never where the list cannot be read', () => {
    expect(knowledgeWithoutList(undefined, NOW)).toEqual({ kind: 'unknown', reason: 'scope-missing' });
    const old = { lastAt: daysAgo(91), from: daysAgo(180), to: daysAgo(80) };
    expect(knowledgeWithoutList(old, NOW).kind).toBe('unknown');
    expect(knowledgeWithoutList({ ...old, lastAt: daysAgo(85) }, NOW)).toEqual({ kind: 'known', lastAt: daysAgo(85) });
  });
});
