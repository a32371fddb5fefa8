import { endOfDay } from '../working-time.ts';

/** A leaving is dated ahead by at most so many days: further away, the year is a slip of the pen. */
const LONGEST = 366;
const DAY = 86_400_000;

/** When a leaving on a day takes effect, or what is expected instead of that day. */
export type LeavingDay =
  | { readonly kind: 'fits'; readonly effectiveAt: string }
  | { readonly kind: 'unfit'; readonly expected: string };

/** The beginning of a day (2026-12-31) in a zone: from then on there is no access any more. */
export function leavingDayOf(day: string, now: Date, timeZone: string): LeavingDay {
  const begins = new Date(`${day}T00:00:00Z`);
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(begins.getTime());
  if (!isDay || begins.toISOString().slice(0, 10) !== day)
    return { kind: 'unfit', expected: 'a day such as 2026-12-31' };
  const ends = endOfDay(day, timeZone);
  if (ends <= now) return { kind: 'unfit', expected: 'a day that is not over' };
  if (ends.getTime() - now.getTime() > LONGEST * DAY) return { kind: 'unfit', expected: 'a day within a year' };
  const before = new Date(begins.getTime() - DAY).toISOString().slice(0, 10);
  return { kind: 'fits', effectiveAt: new Date(endOfDay(before, timeZone).getTime() + 1).toISOString() };
}
