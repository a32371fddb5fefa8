import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as 09:00');

/** IANA name of a time zone that this machine knows, such as Europe/Berlin. An offset such as +02:00 is none: it knows no summer time. */
export const timeZoneSchema = z.string().refine(isTimeZone, 'an IANA time zone such as Europe/Berlin');

const calendarFields = z.strictObject({
  /** Days and hours are meant in this zone. */
  timeZone: timeZoneSchema,
  /** Days of the week, 1 for Monday to 7 for Sunday. */
  days: z.array(z.int().min(1).max(7)).min(1),
  from: clockTime,
  /** After `from`; not a working moment itself. */
  to: clockTime,
  /** Days on which nobody works, as 2026-12-25. */
  holidays: z.array(z.iso.date()),
});

const TO_AFTER_FROM = { path: ['to'], message: 'a time after "from"' };

/** When people work. */
export const calendarSchema = calendarFields.refine(({ from, to }) => to > from, TO_AFTER_FROM);
/** @see calendarSchema */
export type Calendar = z.infer<typeof calendarSchema>;

/** What differs for one person. Hours are given as a pair, so that they make sense with whatever calendar they are put into. */
export const personalCalendarSchema = calendarFields
  .partial()
  .refine(({ from, to }) => (from === undefined) === (to === undefined), {
    path: ['to'],
    message: '"from" and "to" together, or neither',
  })
  .refine(({ from, to }) => from === undefined || to === undefined || to > from, TO_AFTER_FROM);
/** @see personalCalendarSchema */
export type PersonalCalendar = Readonly<z.infer<typeof personalCalendarSchema>>;

/** The calendar of one person: the agency's `house`, with what differs. Undefined: every hour is a working hour, for everyone. */
export function calendarOf(
  personId: string,
  calendars: Readonly<Record<string, PersonalCalendar>>,
  house: Calendar | undefined,
): Calendar | undefined {
  const own = calendars[personId];
  if (house === undefined || own === undefined) return house;
  return {
    timeZone: own.timeZone ?? house.timeZone,
    days: own.days ?? house.days,
    from: own.from ?? house.from,
    to: own.to ?? house.to,
    holidays: own.holidays ?? house.holidays,
  };
}

/**
 * The moment a length of time (`seconds`) after another, where a day that is not worked does not count: three days from Thursday 15:00 are
 * over on Tuesday 15:00. The whole of a worked day counts, night included, as it elapses: one with a change of summer time has 23 or 25 hours.
 * Never within a day that is not worked.
 */
export function addWorkingTime(from: Date, seconds: number, calendar: Calendar | undefined): Date {
  let left = seconds * 1000;
  if (calendar === undefined) return new Date(from.getTime() + left);
  let at = zoned(from, calendar);
  for (;;) {
    const next = nextDay(at);
    if (isWorked(at, calendar)) {
      const day = next.epochMilliseconds - at.epochMilliseconds;
      if (left < day) return new Date(at.epochMilliseconds + left);
      left -= day;
    }
    at = next;
  }
}

/** The same moment where it lies within working hours, else when they begin next. */
export function nextWorkingMoment(at: Date, calendar: Calendar | undefined): Date {
  if (calendar === undefined) return at;
  let day = zoned(at, calendar);
  for (;;) {
    // A time that a change of summer time leaves out is the one an hour later.
    const begins = day.withPlainTime(calendar.from).epochMilliseconds;
    const ends = day.withPlainTime(calendar.to).epochMilliseconds;
    const earliest = Math.max(begins, at.getTime());
    if (isWorked(day, calendar) && earliest < ends) return new Date(earliest);
    day = nextDay(day);
  }
}

/** The last millisecond of a day (2026-12-25) in a zone, so that its date is still that day's. @throws RangeError where there is no such day */
export function endOfDay(day: string, timeZone: string): Date {
  const next = Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(timeZone);
  return new Date(next.epochMilliseconds - 1);
}

function zoned(at: Date, { timeZone }: Calendar): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);
}

/** Where the next day begins: not everywhere at midnight. */
function nextDay(at: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
  return at.add({ days: 1 }).startOfDay();
}

function isWorked(at: Temporal.ZonedDateTime, { days, holidays }: Calendar): boolean {
  return days.includes(at.dayOfWeek) && !holidays.includes(at.toPlainDate().toString());
}

function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    // A RangeError: there is no such zone.
    return false;
  }
}
