import type { Language } from './language.ts';

/** Times come as ISO 8601 in UTC and are told in the reader's zone (IANA name), with the zone said. */

/** For example "Tue 24 Nov 2026, 14:30 (Europe/Berlin)". Throws a RangeError on a time or zone that is none. */
export function whenWords(iso: string, timeZone: string, language: Language = 'en'): string {
  return `${dayWords(iso, timeZone, language)}, ${clockWords(iso, timeZone)} (${timeZone})`;
}

/** For example "Tue 24 Nov 2026"; in German "Di., 24. Nov. 2026". */
export function dayWords(iso: string, timeZone: string, language: Language = 'en'): string {
  const fields = { timeZone, weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const;
  if (language === 'de') return new Intl.DateTimeFormat('de-DE', fields).format(new Date(iso));
  // en-US has the three-letter months ("Sep"); the parts are put into the international order.
  const parts = new Map(
    new Intl.DateTimeFormat('en-US', fields).formatToParts(new Date(iso)).map((part) => [part.type, part.value]),
  );
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
export function durationWords(seconds: number, language: Language = 'en'): string {
  const whole = Math.round(seconds);
  const { minute, second, and } = UNITS[language];
  const parts = [counted(Math.floor(whole / 60), minute), counted(whole % 60, second)];
  return parts.filter((part) => !part.startsWith('0 ')).join(and) || counted(0, second);
}

const UNITS: Readonly<Record<Language, { minute: Unit; second: Unit; and: string }>> = {
  en: { minute: ['minute', 'minutes'], second: ['second', 'seconds'], and: ' and ' },
  de: { minute: ['Minute', 'Minuten'], second: ['Sekunde', 'Sekunden'], and: ' und ' },
};

/** One, and several. */
type Unit = readonly [string, string];

function counted(count: number, [one, several]: Unit): string {
  return `${count} ${count === 1 ? one : several}`;
}

function clockWords(iso: string, timeZone: string): string {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return format.format(new Date(iso));
}
