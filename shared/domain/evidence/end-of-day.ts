import { TZDate } from '@date-fns/tz';

/** A day as people write it. */
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The last millisecond of a day such as 2026-10-05 in a zone (IANA name), as UTC in ISO 8601; undefined for what is no day. */
export function endOfDay(day: string, timeZone: string): string | undefined {
  const [year = 0, month = 0, date = 0] = (DAY.exec(day) ?? []).slice(1).map(Number);
  const noon = new Date(Date.UTC(year, month - 1, date, 12));
  if (!DAY.test(day) || noon.toISOString().slice(0, 10) !== day) return undefined;
  return new Date(new TZDate(year, month - 1, date + 1, 0, 0, 0, 0, timeZone).getTime() - 1).toISOString();
}
