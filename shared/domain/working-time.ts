import { tzOffset } from '@date-fns/tz/tzOffset';
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
  let at = from.getTime();
  if (calendar === undefined) return new Date(at + left);
  for (let day = dayOf(from, calendar.timeZone); ; day += DAY) {
    const ends = momentOf(day + DAY, calendar.timeZone);
    if (isWorked(day, calendar)) {
      if (left < ends - at) return new Date(at + left);
      left -= ends - at;
    }
    at = ends;
  }
}

/** The same moment where it lies within working hours, else when they begin next. */
export function nextWorkingMoment(at: Date, calendar: Calendar | undefined): Date {
  if (calendar === undefined) return at;
  const { timeZone, from, to } = calendar;
  for (let day = dayOf(at, timeZone); ; day += DAY) {
    const earliest = Math.max(momentOf(day + sinceMidnight(from), timeZone), at.getTime());
    const ends = momentOf(day + sinceMidnight(to), timeZone);
    if (isWorked(day, calendar) && earliest < ends) return new Date(earliest);
  }
}

/** The last millisecond of a day (2026-12-25) in a zone, so that its date is still that day's. @throws RangeError where there is no such day */
export function endOfDay(day: string, timeZone: string): Date {
  const begins = new Date(`${day}T00:00:00Z`);
  if (dateOf(begins.getTime()) !== day) throw new RangeError(`There is no day ${day}.`);
  return new Date(momentOf(begins.getTime() + DAY, timeZone) - 1);
}

/** Days and times of day of a zone are reckoned as if they were UTC's, in milliseconds; `momentOf` says when they really are. */
const DAY = 86_400_000;

/** The day of a moment. */
function dayOf(at: Date, timeZone: string): number {
  const local = at.getTime() + offsetAt(at.getTime(), timeZone);
  return Math.floor(local / DAY) * DAY;
}

/** When it is that time in the zone: the first of two where clocks go back, and as much later as they go forward where they leave it out. */
function momentOf(local: number, timeZone: string): number {
  // No zone changes twice within two days.
  const [before, after] = [offsetAt(local - DAY, timeZone), offsetAt(local + DAY, timeZone)];
  const leftOut = offsetAt(local - before, timeZone) !== before && offsetAt(local - after, timeZone) !== after;
  return offsetAt(local - before, timeZone) === before || leftOut ? local - before : local - after;
}

/** How far the zone is ahead of UTC, in milliseconds. @throws RangeError for a zone that is none */
function offsetAt(moment: number, timeZone: string): number {
  const minutes = tzOffset(timeZone, new Date(moment));
  if (Number.isNaN(minutes)) throw new RangeError(`There is no time zone ${timeZone}.`);
  return minutes * 60_000;
}

function isWorked(day: number, { days, holidays }: Calendar): boolean {
  // Sunday is 0 in JavaScript, and 7 here.
  return days.includes(new Date(day).getUTCDay() || 7) && !holidays.includes(dateOf(day));
}

function dateOf(day: number): string {
  return new Date(day).toISOString().slice(0, 10);
}

/** Of a time such as 09:30. */
function sinceMidnight(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return (hours * 60 + minutes) * 60_000;
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
