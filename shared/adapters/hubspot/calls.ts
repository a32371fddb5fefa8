import { AUDIT_CALLS } from './audit-calls.ts';
import type { HubSpotCall } from './hubspot-call.ts';
import { JOURNAL_CALLS } from './journal-calls.ts';

const READ_USERS = ['settings.users.read', 'crm.objects.users.read'] as const;
const WRITE_USERS = ['settings.users.write', 'crm.objects.users.write'] as const;
const READ_CLIENTS = ['crm.objects.partner-clients.read'] as const;
const READ_SERVICES = ['crm.objects.partner-services.read'] as const;
const USERS = '/settings/users/2026-03';
const CLIENTS = '/crm/objects/2026-03/partner_clients';

/**
 * Every call to HubSpot. The transport sends what is listed here and nothing else, and `docs/hubspot-calls.md` is made from it. Dated
 * paths only: the v1 to v3 paths end in 2027. Scopes are those of HubSpot's OpenAPI files (`test/contract/openapi`).
 */
export const CALLS = {
  exchangeCode: {
    method: 'POST',
    path: '/oauth/2026-03/token',
    scopes: [],
    need: 'required',
    portal: 'either',
    // A code can be used once: a second try after a lost answer would only be refused.
    repeat: 'refused-only',
    purpose: 'Exchange the code of a new installation for its tokens',
  },
  refreshTokens: {
    method: 'POST',
    path: '/oauth/2026-03/token',
    scopes: [],
    need: 'required',
    portal: 'either',
    // If the answer was lost and HubSpot has changed the refresh token, the old one is dead in any case: trying again loses nothing.
    repeat: 'safe',
    purpose: 'Get a new access token ahead of the expiry of the old one',
  },
  introspectToken: {
    method: 'POST',
    path: '/oauth/2026-03/token/introspect',
    scopes: [],
    need: 'required',
    portal: 'either',
    repeat: 'safe',
    purpose: 'Learn which portal and which user a new installation belongs to',
  },
  revokeToken: {
    method: 'POST',
    path: '/oauth/2026-03/token/revoke',
    scopes: [],
    need: 'required',
    portal: 'either',
    repeat: 'safe',
    purpose: 'Give back an installation that may not stay, or that the client ends',
  },
  uninstallApp: {
    method: 'DELETE',
    path: '/appinstalls/2026-03/external-install',
    scopes: ['oauth'],
    need: 'required',
    portal: 'either',
    repeat: 'safe',
    purpose: 'Remove our app from a portal where it may not stay, or whose client ends all access',
  },
  readAccount: {
    method: 'GET',
    path: '/account-info/2026-03/details',
    scopes: ['oauth'],
    need: 'required',
    portal: 'client',
    repeat: 'safe',
    purpose: 'Learn where a portal is hosted, so that links lead people to its own screens',
  },
  listUsers: {
    method: 'GET',
    path: USERS,
    scopes: READ_USERS,
    need: 'required',
    portal: 'either',
    repeat: 'safe',
    purpose: 'Read who has access to a portal',
  },
  readUser: {
    method: 'GET',
    path: `${USERS}/{userId}`,
    scopes: READ_USERS,
    need: 'required',
    portal: 'either',
    repeat: 'safe',
    purpose: 'Read a user back after a change; check that the installing user is a super admin',
  },
  createUser: {
    method: 'POST',
    path: USERS,
    scopes: WRITE_USERS,
    need: 'required',
    portal: 'client',
    repeat: 'refused-only',
    purpose: 'Give a team member a user of their own',
  },
  updateUser: {
    method: 'PUT',
    path: `${USERS}/{userId}`,
    scopes: WRITE_USERS,
    need: 'required',
    portal: 'client',
    repeat: 'safe',
    purpose: 'Set the permission set and the teams of a user of ours',
  },
  removeUser: {
    method: 'DELETE',
    path: `${USERS}/{userId}`,
    scopes: WRITE_USERS,
    need: 'required',
    portal: 'client',
    repeat: 'safe',
    purpose: 'Remove a user of ours at the end of the engagement',
  },
  listPermissionSets: {
    method: 'GET',
    path: `${USERS}/roles`,
    scopes: READ_USERS,
    need: 'required',
    portal: 'client',
    repeat: 'safe',
    purpose: 'Find the permission sets that a service package names',
  },
  listTeams: {
    method: 'GET',
    path: `${USERS}/teams`,
    scopes: ['settings.users.teams.read'],
    need: 'required',
    portal: 'client',
    repeat: 'safe',
    purpose: 'Find the teams that a service package names',
  },
  listPartnerClients: {
    method: 'GET',
    path: CLIENTS,
    scopes: READ_CLIENTS,
    need: 'required',
    portal: 'partner',
    repeat: 'safe',
    purpose: 'Poll for invitations and for their ends',
  },
  readPartnerClient: {
    method: 'GET',
    path: `${CLIENTS}/{partnerClientId}`,
    scopes: READ_CLIENTS,
    need: 'required',
    portal: 'partner',
    repeat: 'safe',
    purpose: 'Read an invitation, and read its acceptance back',
  },
  listServicesOfClient: {
    method: 'GET',
    path: `${CLIENTS}/{partnerClientId}/associations/partner_services`,
    scopes: READ_CLIENTS,
    need: 'required',
    portal: 'partner',
    repeat: 'safe',
    purpose: 'Find the partner services of a client',
  },
  readPartnerServices: {
    method: 'POST',
    path: '/crm/objects/2026-03/partner_services/batch/read',
    scopes: READ_SERVICES,
    need: 'required',
    portal: 'partner',
    repeat: 'safe',
    purpose: 'Read the partner services, from which the service package is proposed',
  },
  listPartnerClientProperties: {
    method: 'GET',
    path: '/crm/properties/2026-03/partner_clients',
    scopes: READ_CLIENTS,
    need: 'optional',
    portal: 'partner',
    repeat: 'safe',
    purpose: 'Check the configured property names (preflight)',
  },
  listPartnerServiceProperties: {
    method: 'GET',
    path: '/crm/properties/2026-03/partner_services',
    scopes: READ_SERVICES,
    need: 'optional',
    portal: 'partner',
    repeat: 'safe',
    purpose: 'Check the configured property names (preflight)',
  },
  ...AUDIT_CALLS,
  ...JOURNAL_CALLS,
} as const satisfies Record<string, HubSpotCall>;

/** Name of a listed call. */
export type CallName = keyof typeof CALLS;
