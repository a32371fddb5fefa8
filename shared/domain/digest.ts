import { type Calendar, nextWorkingMoment } from './working-time.ts';

/** What decides when a digest goes. */
export interface DigestTimes {
  /** IANA zone of the agency. */
  readonly timeZone: string;
  readonly workingTime?: Calendar | undefined;
  /** Seconds; then digests go at each multiple of it, and not in the morning. */
  readonly interval?: number | undefined;
}

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const MINUTE = 60_000;
/**
 * Longer than a sender lives (30 s), so that a notice which is being put by is there when its digest is made; 2 minutes, because the time of a
 * digest is cut to its minute.
 */
const MARGIN = 2 * MINUTE;

/**
 * When the digest goes that a notice of now waits for: 08:00 in the agency's zone, on a working day of the agency where it has working time.
 * The same moment for all notices of a day, so that they find the same digest.
 */
export function nextDigest(now: Date, { timeZone, workingTime, interval }: DigestTimes): Date {
  if (interval !== undefined) {
    const step = interval * 1000;
    return new Date(Math.ceil((now.getTime() + step / 2) / step) * step);
  }
  const mornings: Calendar = {
    timeZone,
    days: workingTime?.days ?? EVERY_DAY,
    holidays: workingTime?.holidays ?? [],
    from: '08:00',
    to: '08:01',
  };
  const moment = nextWorkingMoment(new Date(now.getTime() + MARGIN), mornings).getTime();
  return new Date(moment - (moment % MINUTE));
}
