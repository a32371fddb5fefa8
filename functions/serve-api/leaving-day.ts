import { leavingDayOf } from '../../shared/domain/remedy/leaving-day.ts';
import { InvalidInputError } from '../../shared/errors.ts';

/** When a leaving on a day takes effect. @throws InvalidInputError for a day that is over, or too far away */
export function leavingDay(day: string, now: Date, timeZone: string): string {
  const found = leavingDayOf(day, now, timeZone);
  if (found.kind === 'fits') return found.effectiveAt;
  throw new InvalidInputError('The day does not fit.', [{ path: 'on', expected: found.expected }]);
}
