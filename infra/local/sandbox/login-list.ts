import { LOGIN_PLACES, USER_AGENT } from './login-places.ts';
import type { Portal, PortalUser } from './state.ts';
import type { LoginPlace, WorldLogins } from './world-types.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** The place of a row in the list: newest first, rows of one moment by id. */
export interface LoginCursor {
  /** Milliseconds. */
  readonly at: number;
  readonly id: string;
}

export interface LoginQuery {
  readonly userId: number | undefined;
  /** Milliseconds; older logins are not listed. */
  readonly earliest: number;
  /** The last row that was read. */
  readonly after: LoginCursor | undefined;
  readonly limit: number;
}

/** A series of logins whose every row can be computed by its number: 0 is the newest. */
interface Series {
  readonly count: number;
  at(index: number): number;
  id(index: number): string;
  readonly userId: string;
  readonly email: string;
  readonly place: LoginPlace;
  readonly succeeded: boolean;
  /** The number of the first row that may come after a moment. */
  from(at: number): number;
}

/**
 * One page of a portal's login activity, newest first. Rows are computed for this page alone, whatever lies before or behind it, and
 * stored nowhere: time and memory go with the page and with the number of users, not with the number of logins.
 */
export function loginPage(portal: Portal, { userId, earliest, after, limit }: LoginQuery) {
  const heads = seriesOf(portal, userId).map((series) => ({ series, index: firstAfter(series, after) }));
  const rows: ReturnType<typeof rowOf>[] = [];
  let last: LoginCursor | undefined;
  for (;;) {
    let next: (typeof heads)[number] | undefined;
    for (const head of heads) {
      if (head.index < head.series.count && (!next || isBefore(positionOf(head), positionOf(next)))) next = head;
    }
    if (!next || positionOf(next).at < earliest) return { rows, after: undefined };
    if (rows.length === limit) return { rows, after: last && `${last.at}_${last.id}` };
    last = positionOf(next);
    rows.push(rowOf(next.series, last));
    next.index += 1;
  }
}

export function parseLoginCursor(text: string): LoginCursor | undefined {
  const [, at, id] = /^(\d{1,15})_([\d-]+)$/.exec(text) ?? [];
  return at === undefined || id === undefined ? undefined : { at: Number(at), id };
}

function seriesOf(portal: Portal, userId: number | undefined): Series[] {
  const wanted = ({ id }: { id: string }) => userId === undefined || Number(id) === userId;
  const users = [...portal.users, ...portal.removedUsers].filter(wanted);
  const added = portal.logins.filter((login) => wanted({ id: login.userId }));
  return [
    ...users.flatMap((user) =>
      user.logins.map((logins, number) => seriesOfUser(user, logins, number, portal.loadedAt)),
    ),
    ...added.map(({ id, loginAt, loginSucceeded, ...login }) => ({
      ...login,
      count: 1,
      at: () => Date.parse(loginAt),
      id: () => id,
      from: () => 0,
      succeeded: loginSucceeded,
    })),
  ];
}

function seriesOfUser(user: PortalUser, logins: WorldLogins, number: number, loadedAt: number): Series {
  const { newestDaysAgo, oldestDaysAgo = newestDaysAgo, everyDays, place = 'berlin', failed = false } = logins;
  const newest = loadedAt - Math.round(newestDaysAgo * DAY_MS);
  const step = Math.max(1, Math.round((everyDays ?? 0) * DAY_MS));
  const steps = Math.floor(Math.round((oldestDaysAgo - newestDaysAgo) * DAY_MS) / step);
  return {
    count: everyDays === undefined ? 1 : Math.max(0, steps) + 1,
    at: (index) => newest - index * step,
    id: (index) => `${user.id}-${number}-${index}`,
    from: (at) => Math.max(0, Math.floor((newest - at) / step)),
    userId: user.id,
    email: user.email,
    place,
    succeeded: !failed,
  };
}

/** At most two rows are looked at: `from` is right but for rows of the very same moment. */
function firstAfter(series: Series, after: LoginCursor | undefined): number {
  if (!after) return 0;
  let index = series.from(after.at);
  while (index < series.count && !isBefore(after, positionOf({ series, index }))) index += 1;
  return index;
}

function positionOf({ series, index }: { series: Series; index: number }): LoginCursor {
  return { at: series.at(index), id: series.id(index) };
}

function isBefore(left: LoginCursor, right: LoginCursor): boolean {
  return left.at === right.at ? left.id < right.id : left.at > right.at;
}

/** `PublicLoginAudit` of the contract with all its fields: the product has to leave out those that are personal. */
function rowOf(series: Series, { at, id }: LoginCursor) {
  return {
    id,
    userId: Number(series.userId),
    email: series.email,
    loginAt: new Date(at).toISOString(),
    loginSucceeded: series.succeeded,
    ...LOGIN_PLACES[series.place],
    userAgent: USER_AGENT,
  };
}
