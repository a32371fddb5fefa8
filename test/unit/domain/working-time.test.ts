import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addWorkingTime,
  type Calendar,
  calendarOf,
  calendarSchema,
  endOfDay,
  nextWorkingMoment,
  personalCalendarSchema,
} from '../../../shared/domain/working-time.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;
const BERLIN: Calendar = {
  timeZone: 'Europe/Berlin',
  days: [1, 2, 3, 4, 5],
  from: '09:00',
  to: '17:30',
  holidays: ['2026-12-25'],
};
const EVERY_DAY: Calendar = { ...BERLIN, days: [1, 2, 3, 4, 5, 6, 7], holidays: [] };

const add = (from: string, seconds: number, calendar: Calendar | undefined = BERLIN) =>
  addWorkingTime(new Date(from), seconds, calendar).toISOString();
const next = (at: string, calendar: Calendar | undefined = BERLIN) =>
  nextWorkingMoment(new Date(at), calendar).toISOString();

describe('addWorkingTime', () => {
  it('leaves out days that are not worked: three days from Thursday 15:00 are over on Tuesday 15:00', () => {
    expect(add('2026-11-26T15:00:00+01:00', 3 * DAY)).toBe('2026-12-01T14:00:00.000Z');
  });

  it('counts a length within a day as it is, into the evening too', () => {
    expect(add('2026-11-24T16:00:00+01:00', 6 * HOUR)).toBe('2026-11-24T21:00:00.000Z');
  });

  it('leaves out a holiday', () => {
    expect(add('2026-12-24T10:00:00+01:00', DAY)).toBe('2026-12-28T09:00:00.000Z');
  });

  it('begins with the next worked day where it starts on another', () => {
    expect(add('2026-11-28T10:00:00+01:00', DAY)).toBe('2026-11-30T23:00:00.000Z');
  });

  it('goes by the day of the calendar’s zone, not by UTC’s', () => {
    // Monday 00:30 in Berlin, still Sunday in UTC.
    expect(add('2026-11-22T23:30:00Z', HOUR)).toBe('2026-11-23T00:30:00.000Z');
  });

  it('leaves out a weekend of 47 hours whole, when summer time begins, and one of 49 when it ends', () => {
    expect(add('2026-03-27T15:00:00+01:00', DAY)).toBe('2026-03-30T13:00:00.000Z');
    expect(add('2026-10-23T15:00:00+02:00', DAY)).toBe('2026-10-26T14:00:00.000Z');
  });

  it('counts a worked day of 23 hours as 23 hours', () => {
    expect(add('2026-03-28T15:00:00+01:00', DAY, EVERY_DAY)).toBe('2026-03-29T14:00:00.000Z');
  });

  it('is right where a day does not begin at midnight', () => {
    const cairo = { ...EVERY_DAY, timeZone: 'Africa/Cairo', days: [6] };
    // Friday 2026-04-24 begins at 01:00.
    expect(add('2026-04-23T12:00:00Z', 0, cairo)).toBe('2026-04-24T21:00:00.000Z');
    expect(add('2026-04-23T12:00:00Z', 0, { ...cairo, days: [5] })).toBe('2026-04-23T22:00:00.000Z');
  });

  it('counts every hour where there is no calendar', () => {
    expect(addWorkingTime(new Date('2026-11-28T10:00:00Z'), DAY, undefined).toISOString()).toBe(
      '2026-11-29T10:00:00.000Z',
    );
  });
});

describe('nextWorkingMoment', () => {
  it.each([
    ['within the hours', '2026-11-24T10:15:00+01:00', '2026-11-24T09:15:00.000Z'],
    ['before them', '2026-11-24T05:00:00+01:00', '2026-11-24T08:00:00.000Z'],
    ['at their beginning', '2026-11-24T09:00:00+01:00', '2026-11-24T08:00:00.000Z'],
    ['at their end', '2026-11-24T17:30:00+01:00', '2026-11-25T08:00:00.000Z'],
    ['on Friday evening', '2026-11-27T20:00:00+01:00', '2026-11-30T08:00:00.000Z'],
    ['before a holiday', '2026-12-24T18:00:00+01:00', '2026-12-28T08:00:00.000Z'],
    ['over the beginning of summer time', '2026-03-27T18:00:00+01:00', '2026-03-30T07:00:00.000Z'],
    ['over its end', '2026-10-23T18:00:00+02:00', '2026-10-26T08:00:00.000Z'],
  ])('%s', (_case, at, expected) => {
    expect(next(at)).toBe(expected);
  });

  it('takes the hour after a beginning that summer time leaves out', () => {
    expect(next('2026-03-29T00:00:00+01:00', { ...EVERY_DAY, from: '02:30', to: '06:00' })).toBe(
      '2026-03-29T01:30:00.000Z',
    );
  });

  it('is the same moment where there is no calendar', () => {
    expect(nextWorkingMoment(new Date('2026-11-28T03:00:00Z'), undefined).toISOString()).toBe(
      '2026-11-28T03:00:00.000Z',
    );
  });
});

describe('properties of working time', () => {
  const zones = ['Europe/Berlin', 'America/New_York', 'Africa/Cairo', 'Australia/Lord_Howe', 'Asia/Kolkata', 'UTC'];
  const moment = fc
    .date({ min: new Date('2026-01-01T00:00:00Z'), max: new Date('2027-12-31T00:00:00Z'), noInvalidDate: true })
    .map((date) => new Date(Math.floor(date.getTime() / 60_000) * 60_000));
  const calendar: fc.Arbitrary<Calendar> = fc
    .record({
      timeZone: fc.constantFrom(...zones),
      days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
      hours: fc.uniqueArray(fc.integer({ min: 0, max: 23 }), { minLength: 2, maxLength: 2 }),
      holidays: fc.array(
        moment.map((date) => date.toISOString().slice(0, 10)),
        { maxLength: 20 },
      ),
    })
    .map(({ hours, ...rest }) => {
      const [from, to] = hours.toSorted((a, b) => a - b).map((hour) => `${String(hour).padStart(2, '0')}:00`);
      return { ...rest, from: from ?? '', to: to ?? '' };
    });
  const length = fc.oneof(
    fc.integer({ min: 0, max: 20 }).map((days) => days * DAY),
    fc.integer({ min: 0, max: 20 * DAY }),
  );
  /** Told by other means than the product's. */
  function localDay(at: Date, { timeZone }: Calendar) {
    const parts = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at);
    return { date: parts, weekday: ((new Date(`${parts}T00:00:00Z`).getUTCDay() + 6) % 7) + 1 };
  }
  function isWorkedDay(at: Date, one: Calendar) {
    const { date, weekday } = localDay(at, one);
    return one.days.includes(weekday) && !one.holidays.includes(date);
  }

  it('a length is never over earlier than asked, and never on a day off', () => {
    fc.assert(
      fc.property(moment, length, calendar, (from, seconds, one) => {
        const at = addWorkingTime(from, seconds, one);
        expect(at.getTime()).toBeGreaterThanOrEqual(from.getTime() + seconds * 1000);
        expect(isWorkedDay(at, one)).toBe(true);
      }),
    );
  });

  it('what begins later or takes longer is never over earlier', () => {
    fc.assert(
      fc.property(moment, moment, length, length, calendar, (a, b, c, d, one) => {
        const [first, second] = a <= b ? [a, b] : [b, a];
        const [short, long] = c <= d ? [c, d] : [d, c];
        expect(addWorkingTime(first, short, one).getTime()).toBeLessThanOrEqual(
          addWorkingTime(second, long, one).getTime(),
        );
      }),
    );
  });

  it('two lengths one after the other are their sum', () => {
    fc.assert(
      fc.property(moment, length, length, calendar, (from, a, b, one) => {
        expect(addWorkingTime(addWorkingTime(from, a, one), b, one)).toEqual(addWorkingTime(from, a + b, one));
      }),
    );
  });

  it('the next working moment is never earlier, is one itself, and keeps the order', () => {
    fc.assert(
      fc.property(moment, moment, calendar, (a, b, one) => {
        const at = nextWorkingMoment(a, one);
        expect(at.getTime()).toBeGreaterThanOrEqual(a.getTime());
        expect(isWorkedDay(at, one)).toBe(true);
        expect(nextWorkingMoment(at, one)).toEqual(at);
        if (a <= b) expect(at.getTime()).toBeLessThanOrEqual(nextWorkingMoment(b, one).getTime());
      }),
    );
  });
});

describe('endOfDay', () => {
  it.each([
    ['2026-12-25', 'Europe/Berlin', '2026-12-25T22:59:59.999Z'],
    ['2026-10-25', 'Europe/Berlin', '2026-10-25T22:59:59.999Z'],
    ['2026-04-23', 'Africa/Cairo', '2026-04-23T21:59:59.999Z'],
  ])('%s in %s', (day, zone, expected) => {
    expect(endOfDay(day, zone).toISOString()).toBe(expected);
  });

  it('there is no 30th of February', () => {
    expect(() => endOfDay('2026-02-30', 'UTC')).toThrow(RangeError);
  });

  it('an unknown zone is an error, and never a loop without an end', () => {
    expect(() => endOfDay('2026-02-28', 'Europe/Atlantis')).toThrow(RangeError);
    const nowhere = { ...BERLIN, timeZone: 'Europe/Atlantis' };
    expect(() => add('2026-11-24T10:00:00Z', DAY, nowhere)).toThrow(RangeError);
    expect(() => next('2026-11-24T10:00:00Z', nowhere)).toThrow(RangeError);
  });
});

describe('calendarOf', () => {
  it('puts what differs for one person into the agency’s calendar', () => {
    const calendars = { 'p-1': { days: [1, 2], holidays: ['2026-12-24'] }, 'p-2': { from: '07:00', to: '12:00' } };
    expect(calendarOf('p-1', calendars, BERLIN)).toEqual({ ...BERLIN, days: [1, 2], holidays: ['2026-12-24'] });
    expect(calendarOf('p-2', calendars, BERLIN)).toEqual({ ...BERLIN, from: '07:00', to: '12:00' });
    expect(calendarOf('p-3', calendars, BERLIN)).toEqual(BERLIN);
  });

  it('where the agency has none, a person has none either', () => {
    expect(calendarOf('p-1', { 'p-1': { days: [1] } }, undefined)).toBeUndefined();
  });
});

describe('the file of a calendar', () => {
  const faults = (value: object) =>
    calendarSchema
      .safeParse({ ...BERLIN, ...value })
      .error?.issues.map(({ path, message }) => [path.join('.'), message]);

  it.each([
    [{}, undefined],
    [{ to: '09:00' }, [['to', 'a time after "from"']]],
    [{ from: '0900' }, [['from', 'a time such as 09:00']]],
    [{ timeZone: 'Europe/Atlantis' }, [['timeZone', 'an IANA time zone such as Europe/Berlin']]],
    [{ timeZone: '+02:00' }, [['timeZone', 'an IANA time zone such as Europe/Berlin']]],
    [{ timeZone: '' }, [['timeZone', 'an IANA time zone such as Europe/Berlin']]],
  ])('%o', (value, expected) => {
    expect(faults(value)).toEqual(expected);
  });

  it('a person’s hours come as a pair', () => {
    const personal = (value: object) => personalCalendarSchema.safeParse(value).error?.issues.map((one) => one.message);
    expect(personal({ days: [1, 2] })).toBeUndefined();
    expect(personal({ from: '07:00', to: '12:00' })).toBeUndefined();
    expect(personal({ from: '18:00' })).toEqual(['"from" and "to" together, or neither']);
    expect(personal({ from: '18:00', to: '12:00' })).toEqual(['a time after "from"']);
  });
});
