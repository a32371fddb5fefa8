import { endOfDay } from './working-time.ts';

/** When HubSpot takes calls again after its daily limit was reached: at the next midnight of the account's time zone. */
export function dailyLimitEndsAt(reachedAt: Date, timeZone = 'UTC'): Date {
  // Swedish dates are ISO 8601.
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(reachedAt);
  return new Date(endOfDay(day, timeZone).getTime() + 1);
}
