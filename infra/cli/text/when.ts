import { dayWords } from '../../../shared/domain/when-words.ts';

/** Tells times in the reader's zone. */
export interface When {
  /** For example "24 Nov 2026, 14:30". */
  time(iso: string): string;
  /** For example "24 Nov 2026". */
  day(iso: string): string;
}

/** @see When */
export function createWhen(timeZone: string): When {
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  // Without the weekday, which a column does not need.
  const day = (iso: string) => dayWords(iso, timeZone).replace(/^\w+ /, '');
  return { day, time: (iso) => `${day(iso)}, ${clock.format(new Date(iso))}` };
}
