/** Days until a remedy of an audit is due. */
export const REMEDY_DAYS = 7;
/** Days until a leaver's access has to be gone. */
export const LEAVER_DAYS = 1;
/** How often HubSpot may fail, or read back something else, before a remedy is left as an exception. */
export const MOST_TRIES = 3;
/**
 * How often a person is to be asked about a remedy and no round comes of it, before asking counts as failed. Together with the rounds that
 * end, it bounds how often a shard asks (`test/unit/limits.test.ts`).
 */
export const MOST_FRUITLESS = 3;
/** Most people who are asked at once about the remedies of one shard. */
export const MOST_ASKED = 200;

/** So many days later. */
export function daysAfter(from: Date, days: number): string {
  return new Date(from.getTime() + days * 86_400_000).toISOString();
}
