import type { Portal, PortalUser } from '../state.ts';
import { findUserByEmail } from '../state.ts';
import { notFound } from './hubspot-error.ts';
import { booleanOf, limitOf, listOf, pageOf } from './paging.ts';
import type { ApiCall, ApiRoute } from './pipeline.ts';

const CRM_USERS = ['crm.objects.users.read'];
const OWNERS = ['crm.objects.owners.read', 'automation'];

/** The same people under their two other ids: as record owners and as CRM user objects. Both are per portal. */
export const PEOPLE_ROUTES: ApiRoute[] = [
  { method: 'GET', template: '/crm/owners/2026-03', handler: { scopes: OWNERS, handle: listOwners } },
  { method: 'GET', template: '/crm/owners/2026-03/:ownerId', handler: { scopes: OWNERS, handle: getOwner } },
  { method: 'GET', template: '/crm/objects/2026-03/users', handler: { scopes: CRM_USERS, handle: listCrmUsers } },
  { method: 'GET', template: '/crm/objects/2026-03/users/:id', handler: { scopes: CRM_USERS, handle: getCrmUser } },
];

function listOwners({ sandbox, request, portal }: ApiCall) {
  const email = request.query.get('email');
  const archived = booleanOf(request, 'archived');
  const users = ownersOf(portal, archived).filter(
    (user) => email === null || user.email.toLowerCase() === email.toLowerCase(),
  );
  const owners = users.map((user) => toOwner(portal, user, archived));
  const { items, paging } = pageOf(owners, request, limitOf(request, 100, 500), sandbox.url);
  return { status: 200, body: { results: items, ...paging } };
}

function getOwner({ request, params, portal }: ApiCall) {
  const archived = booleanOf(request, 'archived');
  const byUserId = request.query.get('idProperty') === 'userId';
  const user = ownersOf(portal, archived).find(
    (candidate) => (byUserId ? candidate.id : candidate.ownerId) === params['ownerId'],
  );
  if (!user) throw notFound('resource not found');
  return { status: 200, body: toOwner(portal, user, archived) };
}

/** Deactivated and removed people are the archived owners. */
function ownersOf(portal: Portal, archived: boolean): PortalUser[] {
  const deactivated = portal.users.filter((user) => user.deactivated);
  return archived ? [...deactivated, ...portal.removedUsers] : portal.users.filter((user) => !user.deactivated);
}

function toOwner(portal: Portal, user: PortalUser, archived: boolean) {
  const teamIds = [...(user.primaryTeamId === undefined ? [] : [user.primaryTeamId]), ...user.secondaryTeamIds];
  const teams = portal.teams
    .filter((team) => teamIds.includes(team.id))
    .map((team) => ({ ...team, primary: team.id === user.primaryTeamId }));
  return {
    id: user.ownerId,
    type: 'PERSON',
    email: user.email,
    firstName: user.firstName,
    lastName: user.lastName,
    ...(archived ? {} : { userId: Number(user.id) }),
    userIdIncludingInactive: Number(user.id),
    createdAt: user.createdAt,
    updatedAt: user.updatedAt,
    archived,
    ...(teams.length > 0 ? { teams } : {}),
  };
}

function listCrmUsers({ sandbox, request, portal }: ApiCall) {
  const properties = listOf(request, 'properties');
  const users = booleanOf(request, 'archived') ? portal.removedUsers : portal.users;
  const objects = users.map((user) => toCrmUser(user, properties, users === portal.removedUsers));
  const { items, paging } = pageOf(objects, request, limitOf(request, 10, 100), sandbox.url);
  return { status: 200, body: { results: items, ...paging } };
}

function getCrmUser({ request, params, portal }: ApiCall) {
  const id = params['id'] ?? '';
  const byEmail = request.query.get('idProperty') === 'hs_email';
  const user = byEmail ? findUserByEmail(portal, id) : portal.users.find((candidate) => candidate.crmUserId === id);
  if (!user) throw notFound('resource not found');
  return { status: 200, body: toCrmUser(user, listOf(request, 'properties'), false) };
}

/** `hs_internal_user_id` is documented; the other names are HubSpot's habit and have to be verified live. */
function toCrmUser(user: PortalUser, properties: readonly string[], archived: boolean) {
  const values: Record<string, string> = {
    hs_object_id: user.crmUserId,
    hs_createdate: user.createdAt,
    hs_lastmodifieddate: user.updatedAt,
  };
  const others: Record<string, string> = {
    hs_internal_user_id: user.id,
    hs_email: user.email,
    hs_given_name: user.firstName,
    hs_family_name: user.lastName,
    hs_deactivated: String(user.deactivated),
  };
  for (const name of properties) if (others[name] !== undefined) values[name] = others[name];
  return {
    id: user.crmUserId,
    properties: values,
    createdAt: user.createdAt,
    updatedAt: user.updatedAt,
    archived,
  };
}
