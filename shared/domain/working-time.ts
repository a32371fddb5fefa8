import * as z from 'zod';

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as 09:00');

/** When people work. */
export const calendarSchema = z.strictObject({
  /** IANA time zone. */
  timeZone: z.string().min(1),
  /** Days of the week, 1 for Monday to 7 for Sunday. */
  days: z.array(z.int().min(1).max(7)).min(1),
  from: clockTime,
  /** After `from`. */
  to: clockTime,
  /** Days on which nobody works, as 2026-12-25. */
  holidays: z.array(z.iso.date()),
});
/** @see calendarSchema */
export type Calendar = z.infer<typeof calendarSchema>;
/** What differs for one person. */
export type PersonalCalendar = Partial<Calendar>;
