import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextDigest } from '../../../shared/domain/digest.ts';
import type { Calendar } from '../../../shared/domain/working-time.ts';

const TIMES = { timeZone: 'Europe/Berlin' };
const WEEKDAYS: Calendar = {
  // Another zone than the agency's: days count where the agency is.
  timeZone: 'America/New_York',
  days: [1, 2, 3, 4, 5],
  from: '09:00',
  to: '17:00',
  holidays: ['2026-12-25'],
};
const digestOf = (now: string, more = {}) => nextDigest(new Date(now), { ...TIMES, ...more }).toISOString();

describe('the next digest', () => {
  it('goes at 08:00 in the zone of the agency, summer and winter', () => {
    expect(digestOf('2026-11-24T12:34:56.789Z')).toBe('2026-11-25T07:00:00.000Z');
    expect(digestOf('2026-07-24T12:34:56.789Z')).toBe('2026-07-25T06:00:00.000Z');
  });

  it('is the one of the same day, early in the morning, unless that is about to go', () => {
    expect(digestOf('2026-11-24T06:57:00.000Z')).toBe('2026-11-24T07:00:00.000Z');
    expect(digestOf('2026-11-24T06:58:30.000Z')).toBe('2026-11-24T07:00:00.000Z');
    expect(digestOf('2026-11-24T06:59:30.000Z')).toBe('2026-11-25T07:00:00.000Z');
  });

  it('comes on a working day of the agency, where it has working time', () => {
    expect(digestOf('2026-12-24T12:00:00.000Z', { workingTime: WEEKDAYS })).toBe('2026-12-28T07:00:00.000Z');
    expect(digestOf('2026-12-24T12:00:00.000Z')).toBe('2026-12-25T07:00:00.000Z');
  });

  it('goes at each multiple of the interval, where there is one', () => {
    expect(digestOf('2026-11-24T12:00:01.000Z', { interval: 30 })).toBe('2026-11-24T12:00:30.000Z');
    expect(digestOf('2026-11-24T12:00:29.000Z', { interval: 30 })).toBe('2026-11-24T12:01:00.000Z');
  });

  it('is never nearer than a minute, and the same for all who wait for it', () => {
    const time = fc.date({ min: new Date('2026-01-01'), max: new Date('2028-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(time, (now) => {
        const digest = nextDigest(now, { ...TIMES, workingTime: WEEKDAYS });
        expect(digest.getTime() - now.getTime()).toBeGreaterThan(60_000);
        expect(digest.toISOString()).toMatch(/T0[67]:00:00\.000Z$/);
      }),
    );
  });
});
