/** Times come as ISO 8601 in UTC and are told in the reader's zone (IANA name), with the zone said. */

/** For example "Tue 24 Nov 2026, 14:30 (Europe/Berlin)". Throws a RangeError on a time or zone that is none. */
export function whenWords(iso: string, timeZone: string): string {
  return `${dayWords(iso, timeZone)}, ${clockWords(iso, timeZone)} (${timeZone})`;
}

/** For example "Tue 24 Nov 2026". */
export function dayWords(iso: string, timeZone: string): string {
  // en-US has the three-letter months ("Sep"); the parts are put into the international order.
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  });
  const parts = new Map(format.formatToParts(new Date(iso)).map((part) => [part.type, part.value]));
  return ['weekday', 'day', 'month', 'year'].map((type) => parts.get(type as Intl.DateTimeFormatPartTypes)).join(' ');
}

/** For example "14:32:40 (Europe/Berlin)": a time of today, where seconds count. */
export function momentWords(iso: string, timeZone: string): string {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  return `${format.format(new Date(iso))} (${timeZone})`;
}

/** A length of time, given in seconds, for example "2 minutes", "1 minute and 30 seconds". */
export function durationWords(seconds: number): string {
  const whole = Math.round(seconds);
  const parts = [counted(Math.floor(whole / 60), 'minute'), counted(whole % 60, 'second')];
  return parts.filter((part) => !part.startsWith('0 ')).join(' and ') || '0 seconds';
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

function clockWords(iso: string, timeZone: string): string {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return format.format(new Date(iso));
}
