import { dayWords } from '../../../shared/domain/when-words.ts';

/** Tells times in one zone: the agency's, as in its mails. */
export interface When {
  /** For example "24 Nov 2026, 14:30". */
  time(iso: string): string;
  /** For example "24 Nov 2026". */
  day(iso: string): string;
  /** The last second of a day such as 2027-03-31, as UTC in ISO 8601. */
  endOf(day: string): string;
  /** From now on, tells times in this zone (IANA name). One that this machine does not know is let go by. */
  tellIn(timeZone: string): void;
  /** The zone, where a time or a day was told. */
  toldIn(): string | undefined;
}

/** @see When. `timeZone` holds until another is named. */
export function createWhen(timeZone: string): When {
  let zone = timeZone;
  let told = false;
  const day = (iso: string) => {
    told = true;
    // Without the weekday, which a column does not need.
    return dayWords(iso, zone).replace(/^\w+ /, '');
  };
  return {
    day,
    time: (iso) => `${day(iso)}, ${clockOf(iso, zone)}`,
    endOf: (text) => endOfDay(text, zone),
    tellIn(named) {
      if (isZone(named)) zone = named;
    },
    toldIn: () => (told ? zone : undefined),
  };
}

function clockOf(iso: string, timeZone: string): string {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return format.format(new Date(iso));
}

function endOfDay(day: string, timeZone: string): string {
  const wanted = Date.parse(`${day}T23:59:59Z`);
  // The offset at the first guess may be that of the other side of a clock change; at the second it is the day's own.
  const guess = wanted - offsetAt(wanted, timeZone);
  return new Date(wanted - offsetAt(guess, timeZone)).toISOString();
}

/** How far the zone's clock is ahead of UTC at a time; both in milliseconds, to the minute. */
function offsetAt(time: number, timeZone: string): number {
  const minute = Math.floor(time / 60_000) * 60_000;
  // Swedish dates are ISO 8601: "2027-03-31 23:59".
  const local = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(minute);
  return Date.parse(`${local.replace(' ', 'T')}Z`) - minute;
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone: name }) !== undefined;
  } catch {
    // A RangeError: this machine's tables lack the zone.
    return false;
  }
}
