import type { LoginCursor } from '../login-list.ts';
import { loginPage, parseLoginCursor } from '../login-list.ts';
import { uninstall } from '../oauth/installs.ts';
import { validationError } from './hubspot-error.ts';
import { limitOf, nextPage, pageOf } from './paging.ts';
import type { ApiCall, ApiRoute } from './pipeline.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** The login list reaches back so far and no further. */
const LOGIN_DAYS = 90;
const SECURITY = ['account-info.security.read'];

export const ACCOUNT_ROUTES: ApiRoute[] = [
  { method: 'GET', template: '/account-info/2026-03/details', handler: { scopes: ['oauth'], handle: details } },
  { method: 'GET', template: '/account-info/2026-03/activity/login', handler: { scopes: SECURITY, handle: logins } },
  {
    method: 'GET',
    template: '/account-info/2026-03/activity/security',
    handler: { scopes: SECURITY, handle: security },
  },
  {
    method: 'DELETE',
    template: '/appinstalls/2026-03/external-install',
    handler: { scopes: ['oauth'], handle: uninstallOwnApp },
  },
];

function details({ portal }: ApiCall) {
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(portal.utcOffset) ?? [];
  const offset = (Number(hours) * 60 + Number(minutes)) * 60_000 * (sign === '-' ? -1 : 1);
  return {
    status: 200,
    body: {
      portalId: portal.portalId,
      accountType: portal.accountType,
      timeZone: portal.timeZone,
      companyCurrency: portal.currency,
      additionalCurrencies: [],
      utcOffset: portal.utcOffset,
      utcOffsetMilliseconds: offset,
      uiDomain: portal.dataHostingLocation === 'eu1' ? 'app-eu1.hubspot.com' : 'app.hubspot.com',
      dataHostingLocation: portal.dataHostingLocation,
    },
  };
}

function logins({ sandbox, request, portal }: ApiCall) {
  const userId = numberOf(request.query.get('userId'), 'userId');
  const { rows, after } = loginPage(portal, {
    userId,
    earliest: Date.now() - LOGIN_DAYS * DAY_MS,
    after: cursorOf(request.query.get('after')),
    limit: limitOf(request, 100, 200),
  });
  return {
    status: 200,
    body: { results: rows, ...(after === undefined ? {} : nextPage(request, after, sandbox.url)) },
  };
}

/** @throws HubSpotError 400 when the cursor is none of the login list */
function cursorOf(after: string | null): LoginCursor | undefined {
  if (after === null) return undefined;
  const cursor = parseLoginCursor(after);
  if (!cursor) throw validationError('The cursor "after" is not one of this list.');
  return cursor;
}

function security({ sandbox, request, portal }: ApiCall) {
  const userId = numberOf(request.query.get('userId'), 'userId');
  const from = numberOf(request.query.get('fromTimestamp'), 'fromTimestamp') ?? 0;
  const to = numberOf(request.query.get('toTimestamp'), 'toTimestamp') ?? Number.POSITIVE_INFINITY;
  const rows = portal.securityEvents.filter((event) => {
    const at = Date.parse(event.createdAt);
    return at >= from && at <= to && (userId === undefined || Number(event.userId) === userId);
  });
  const { items, paging } = pageOf(rows, request, limitOf(request, 100, 200), sandbox.url);
  const results = items.map((event) => ({ ...event, userId: Number(event.userId), actingUser: event.userId }));
  return { status: 200, body: { results, ...paging } };
}

function uninstallOwnApp({ sandbox, portal, token }: ApiCall) {
  uninstall(sandbox, portal.portalId, token.appId);
  return { status: 204 };
}

function numberOf(value: string | null, name: string): number | undefined {
  if (value === null) return undefined;
  if (!/^\d+$/.test(value)) throw validationError(`${name} has to be a number.`);
  return Number(value);
}
