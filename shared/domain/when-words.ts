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

function clockWords(iso: string, timeZone: string): string {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return format.format(new Date(iso));
}
