import { endOfDay } from '../../shared/domain/working-time.ts';
import { InvalidInputError } from '../../shared/errors.ts';

/** A leaving is dated ahead by at most so many days: further away, the year is a slip of the pen. */
const LONGEST = 366;

/** The beginning of a day (2026-12-31) in the agency's zone: from then on there is no access any more. @throws InvalidInputError for a day that is over, or too far away */
export function leavingDay(day: string, now: Date, timeZone: string): string {
  const ends = endOfDay(day, timeZone);
  if (ends <= now) throw unfit('a day that is not over');
  if (ends.getTime() - now.getTime() > LONGEST * 86_400_000) throw unfit('a day within a year');
  const before = new Date(new Date(`${day}T00:00:00Z`).getTime() - 86_400_000).toISOString().slice(0, 10);
  return new Date(endOfDay(before, timeZone).getTime() + 1).toISOString();
}

function unfit(expected: string): InvalidInputError {
  return new InvalidInputError('The day does not fit.', [{ path: 'on', expected }]);
}
