import { describe, expect, it } from 'vitest';
import { whenWords } from '../../../shared/domain/when-words.ts';
import { riskWords, scopeWhy } from '../../../shared/domain/words.ts';

describe('times in words', () => {
  it.each([
    ['2026-11-24T13:30:00.000Z', 'Europe/Berlin', 'Tue 24 Nov 2026, 14:30 (Europe/Berlin)'],
    ['2026-09-01T22:05:00.000Z', 'Europe/Berlin', 'Wed 2 Sep 2026, 00:05 (Europe/Berlin)'],
    ['2026-11-24T00:00:00.000Z', 'UTC', 'Tue 24 Nov 2026, 00:00 (UTC)'],
    ['2026-11-24T03:00:00.000Z', 'America/New_York', 'Mon 23 Nov 2026, 22:00 (America/New_York)'],
  ])('%s in %s is %s', (iso, zone, words) => {
    expect(whenWords(iso, zone)).toBe(words);
  });

  it('refuses a time that is none', () => {
    expect(() => whenWords('soon', 'UTC')).toThrow(RangeError);
  });
});

describe('words for codes', () => {
  it('begin with the level of the risk', () => {
    expect((['low', 'standard', 'high', 'elevated'] as const).map((risk) => riskWords(risk).split(':')[0])).toEqual([
      'Low',
      'Standard',
      'High',
      'Elevated',
    ]);
  });

  it('do not claim to know a scope that an operator added', () => {
    expect(scopeWhy('crm.objects.deals.read')).toBe('Added by the agency in its settings.');
  });
});
