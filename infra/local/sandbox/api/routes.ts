import { introspectToken } from '../oauth/introspect.ts';
import { issueToken, revokeToken } from '../oauth/tokens.ts';
import { ACCOUNT_ROUTES } from './account.ts';
import { JOURNAL_ROUTES } from './journal.ts';
import { OWNED_RECORD_ROUTES } from './owned-records.ts';
import { PARTNER_OBJECT_ROUTES } from './partner-objects.ts';
import { PEOPLE_ROUTES } from './people.ts';
import type { ApiRoute } from './pipeline.ts';
import { PROPERTY_ROUTES } from './properties.ts';
import { USER_ROUTES } from './users.ts';

/** Every call of HubSpot's API that the sandbox answers. */
export const API_ROUTES: ApiRoute[] = [
  { method: 'POST', template: '/oauth/2026-03/token', handler: { open: issueToken } },
  { method: 'POST', template: '/oauth/2026-03/token/introspect', handler: { open: introspectToken } },
  { method: 'POST', template: '/oauth/2026-03/token/revoke', handler: { open: revokeToken } },
  ...USER_ROUTES,
  ...PARTNER_OBJECT_ROUTES,
  ...OWNED_RECORD_ROUTES,
  ...PROPERTY_ROUTES,
  ...ACCOUNT_ROUTES,
  ...JOURNAL_ROUTES,
  ...PEOPLE_ROUTES,
];

const API_PREFIXES = [
  '/oauth/2026-03/',
  '/settings/',
  '/crm/',
  '/account-info/',
  '/appinstalls/',
  '/webhooks-journal/',
];

export function isApiPath(path: string): boolean {
  return API_PREFIXES.some((prefix) => path.startsWith(prefix));
}
