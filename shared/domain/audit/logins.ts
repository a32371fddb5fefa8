import type { LoginKnowledge } from './audit-item.ts';

/** A successful login, for as long as a user is looked at. */
export interface SeenLogin {
  readonly at: string;
  readonly country?: string | undefined;
}

/** Logins that one human being can hardly have made. No place is kept. */
export interface SharedLogins {
  readonly times: number;
  readonly smallestGapMinutes: number;
}

/** Two countries within less than this are implausible for one person. */
const IMPLAUSIBLE_HOURS = 4;
/** Once may be a mistaken address; twice is a pattern. */
export const SHARED_TIMES = 2;

const MINUTE = 60_000;
const IMPLAUSIBLE = IMPLAUSIBLE_HOURS * 60 * MINUTE;
const DAY = 86_400_000;

/**
 * How often successful logins from two countries lay less than four hours apart. Logins that follow each other within that time are one
 * occasion, however often the country changes in it: a connection through another country for an hour is not a pattern.
 */
export function sharedLoginsOf(logins: readonly SeenLogin[]): SharedLogins {
  const inOrder = logins
    .flatMap(({ at, country }) => (country === undefined ? [] : [{ time: Date.parse(at), country }]))
    .sort((a, b) => a.time - b.time);
  let times = 0;
  let smallest = Number.POSITIVE_INFINITY;
  let counted = false;
  for (const [index, login] of inOrder.entries()) {
    const before = inOrder[index - 1];
    const gap = before === undefined ? Number.POSITIVE_INFINITY : login.time - before.time;
    if (gap >= IMPLAUSIBLE) counted = false;
    if (gap >= IMPLAUSIBLE || before?.country === login.country) continue;
    smallest = Math.min(smallest, gap);
    if (!counted) times += 1;
    counted = true;
  }
  return { times, smallestGapMinutes: times === 0 ? 0 : Math.round(smallest / MINUTE) };
}

/** What we have seen of somebody's logins over time. */
export interface SeenSpan {
  readonly lastAt?: string | undefined;
  readonly from: string;
  readonly to: string;
}

/** How far HubSpot's list of logins reaches back, in days. */
const LIST_DAYS = 90;

/** Adds a reading of the list to what was seen before. Where a gap lies between, what was before is forgotten: nobody knows what was in it. */
export function mergeSeen(before: SeenSpan | undefined, logins: readonly SeenLogin[], now: Date): SeenSpan {
  const from = new Date(now.getTime() - LIST_DAYS * DAY).toISOString();
  const to = now.toISOString();
  const lastAt = logins
    .map(({ at }) => at)
    .toSorted()
    .at(-1);
  if (before === undefined || before.to < from) return { lastAt, from, to };
  const last = [before.lastAt, lastAt]
    .filter((at) => at !== undefined)
    .toSorted()
    .at(-1);
  return { lastAt: last, from: [before.from, from].toSorted()[0] ?? from, to: [before.to, to].toSorted()[1] ?? to };
}

/** What is known by what was seen. */
export function knowledgeOf({ lastAt, from }: SeenSpan): LoginKnowledge {
  return lastAt === undefined ? { kind: 'none-since', since: from } : { kind: 'known', lastAt };
}

/** What is known where the list could not be read: an older reading may have seen a login, that there was none it cannot tell. */
export function knowledgeWithoutList(before: SeenSpan | undefined, now: Date): LoginKnowledge {
  const recent = before?.lastAt !== undefined && now.getTime() - Date.parse(before.lastAt) <= LIST_DAYS * DAY;
  return recent && before?.lastAt !== undefined
    ? { kind: 'known', lastAt: before.lastAt }
    : { kind: 'unknown', reason: 'scope-missing' };
}
