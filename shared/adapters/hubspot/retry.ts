import type { HubSpotError } from '../../errors.ts';

/** Tries in all. */
export const MAX_TRIES = 4;
/** No further try is waited for beyond this many milliseconds after the first: a Lambda and a person wait for the answer. */
export const TOTAL_MILLISECONDS = 20_000;
/** What a last try gets at least, so that it is one. */
export const MIN_TRY_MILLISECONDS = 1_000;

/**
 * Answers that say that HubSpot did nothing: 423 (locked), 429 (rate limit), 477 (account is being moved). Any call may be repeated then.
 * https://developers.hubspot.com/docs/api-reference/latest/error-handling
 */
const REFUSED: ReadonlySet<number> = new Set([423, 429, 477]);
/** Answers, and 0 for none, that leave open whether HubSpot did it. */
const UNCLEAR: ReadonlySet<number> = new Set([0, 500, 502, 503, 504, 524]);

/** Whether another try can help and cannot do harm. `DAILY` ends at midnight of the account's time zone: waiting here is of no use. */
export function mayRepeat(failure: HubSpotError, repeat: 'safe' | 'refused-only'): boolean {
  if (failure.policyName === 'DAILY') return false;
  return REFUSED.has(failure.status) || (repeat === 'safe' && UNCLEAR.has(failure.status));
}

/**
 * How many milliseconds to wait after the `tried`-th try (from 1) failed. `Retry-After` (seconds, or a date) is obeyed where HubSpot sends it; the rest is
 * jittered so that a Map's workers do not come back all at once.
 */
export function waitBefore(
  tried: number,
  failure: { status: number; policyName?: string | undefined; retryAfter?: string | undefined },
  now: number,
  random: () => number,
): number {
  const asked = retryAfterMilliseconds(failure.retryAfter, now);
  if (asked !== undefined) return asked + random() * 250;
  // The rolling window gives room back bit by bit, within ten seconds.
  if (failure.policyName === 'TEN_SECONDLY_ROLLING') return 1_000 + random() * 9_000;
  if (failure.status === 429) return 1_000 + random() * 1_000;
  if (failure.status === 423) return 2_000 + random() * 1_000;
  return random() * 500 * 2 ** tried;
}

function retryAfterMilliseconds(header: string | undefined, now: number): number | undefined {
  if (header === undefined || header.trim() === '') return undefined;
  const milliseconds = /^\s*\d+(\.\d+)?\s*$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isNaN(milliseconds) ? undefined : Math.max(0, milliseconds);
}
