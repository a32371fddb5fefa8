import * as z from 'zod';
import { recordSecurityEvent } from '../oauth/installs.ts';
import { addUser, removeUser } from '../portal-users.ts';
import type { Portal, PortalUser } from '../state.ts';
import { findUserByEmail, primaryTeamMembers, secondaryTeamMembers } from '../state.ts';
import { checkedBody } from './checked-body.ts';
import { HubSpotError, missingScopes, notFound, validationError } from './hubspot-error.ts';
import { limitOf, pageOf } from './paging.ts';
import type { ApiCall, ApiRoute } from './pipeline.ts';

const READ = ['settings.users.read', 'crm.objects.users.read'];
const WRITE = ['settings.users.write', 'crm.objects.users.write'];
/** The contract states no maximum for `limit`; 100 is what HubSpot's other lists take. */
const MAX_PAGE = 100;

const updateSchema = z.object({
  firstName: z.string().optional(),
  lastName: z.string().optional(),
  roleId: z.string().optional(),
  primaryTeamId: z.string().optional(),
  secondaryTeamIds: z.array(z.string()).optional(),
});
const createSchema = updateSchema.extend({ email: z.email(), sendWelcomeEmail: z.boolean() });

export const USER_ROUTES: ApiRoute[] = [
  { method: 'GET', template: '/settings/users/2026-03', handler: { scopes: READ, handle: listUsers } },
  { method: 'POST', template: '/settings/users/2026-03', handler: { scopes: WRITE, handle: createUser } },
  { method: 'GET', template: '/settings/users/2026-03/roles', handler: { scopes: READ, handle: listRoles } },
  {
    method: 'GET',
    template: '/settings/users/2026-03/teams',
    handler: { scopes: ['settings.users.teams.read'], handle: listTeams },
  },
  { method: 'GET', template: '/settings/users/2026-03/:userId', handler: { scopes: READ, handle: getUser } },
  { method: 'PUT', template: '/settings/users/2026-03/:userId', handler: { scopes: WRITE, handle: replaceUser } },
  { method: 'DELETE', template: '/settings/users/2026-03/:userId', handler: { scopes: WRITE, handle: deleteUser } },
];

function listUsers({ sandbox, request, portal }: ApiCall) {
  refuseUnreadable(portal);
  const { items, paging } = pageOf(portal.users, request, limitOf(request, MAX_PAGE, MAX_PAGE), sandbox.url);
  return {
    status: 200,
    body: { results: items.map((user) => ({ ...toPublicUser(user), ...seatsOf(portal, user) })), ...paging },
  };
}

function listRoles({ portal }: ApiCall) {
  return { status: 200, body: { results: portal.roles } };
}

function listTeams({ portal }: ApiCall) {
  const results = portal.teams.map((team) => ({
    ...team,
    userIds: primaryTeamMembers(portal, team.id),
    secondaryUserIds: secondaryTeamMembers(portal, team.id),
  }));
  return { status: 200, body: { results } };
}

function getUser(call: ApiCall) {
  return { status: 200, body: toPublicUser(findUser(call)) };
}

function createUser(call: ApiCall) {
  const { sandbox, request, portal, token } = call;
  const body = checkedBody(request, createSchema);
  // What a duplicate gets is not documented; 409 is what the CRM objects answer.
  if (findUserByEmail(portal, body.email)) {
    throw new HubSpotError(409, 'CONFLICT', 'A user with this email already exists in this account.');
  }
  checkReferences(call, body, undefined);
  // Without a role HubSpot gives the minimal "contacts-base" permission, which is no permission set: roleIds stays empty.
  const user = addUser(sandbox, portal, {
    email: body.email,
    firstName: body.firstName ?? '',
    lastName: body.lastName ?? '',
    superAdmin: false,
    roleIds: body.roleId === undefined ? [] : [body.roleId],
    primaryTeamId: body.primaryTeamId,
    secondaryTeamIds: body.secondaryTeamIds ?? [],
  });
  recordSecurityEvent(sandbox, portal, 'ADD_USER', token.userId, user.id);
  return {
    status: 201,
    headers: { Location: `${sandbox.url}/settings/users/2026-03/${user.id}` },
    body: { ...toPublicUser(user, body.sendWelcomeEmail), ...seatsOf(portal, user) },
  };
}

function replaceUser(call: ApiCall) {
  const body = checkedBody(call.request, updateSchema);
  const user = findUser(call);
  refuseSuperAdmin(user, 'changed');
  checkReferences(call, body, user);
  const replace = call.sandbox.state.settings.putSemantics === 'replace';
  // A user with several permission sets comes out of any PUT with one: that of the body, else the first.
  const keptRole = body.roleId ?? (replace ? undefined : user.roleIds[0]);
  user.roleIds = keptRole === undefined ? [] : [keptRole];
  user.firstName = body.firstName ?? (replace ? '' : user.firstName);
  user.lastName = body.lastName ?? (replace ? '' : user.lastName);
  user.primaryTeamId = body.primaryTeamId ?? (replace ? undefined : user.primaryTeamId);
  user.secondaryTeamIds = body.secondaryTeamIds ?? (replace ? [] : user.secondaryTeamIds);
  user.updatedAt = new Date().toISOString();
  return { status: 200, body: toPublicUser(user) };
}

function deleteUser(call: ApiCall) {
  const user = findUser(call);
  refuseSuperAdmin(user, 'removed');
  removeUser(call.portal, user.id);
  recordSecurityEvent(call.sandbox, call.portal, 'REMOVE_USER', call.token.userId, user.id);
  return { status: 204 };
}

/** Some portals of a test world cannot be read, however often one asks. */
function refuseUnreadable(portal: Portal): void {
  if (portal.unreadable) throw new HubSpotError(503, 'SERVICE_UNAVAILABLE', 'The service is not available right now.');
}

function findUser({ request, params, portal }: ApiCall): PortalUser {
  refuseUnreadable(portal);
  const idProperty = request.query.get('idProperty') ?? 'USER_ID';
  if (idProperty !== 'USER_ID' && idProperty !== 'EMAIL') {
    throw validationError('idProperty has to be EMAIL or USER_ID.');
  }
  const userId = params['userId'] ?? '';
  const user =
    idProperty === 'EMAIL' ? findUserByEmail(portal, userId) : portal.users.find((item) => item.id === userId);
  if (!user) throw notFound('No user with this id exists in this account.');
  return user;
}

/** Whether HubSpot refuses this is not documented; the sandbox does, so that a product that tries it is found out. */
function refuseSuperAdmin(user: PortalUser, verb: 'changed' | 'removed'): void {
  if (user.superAdmin) throw validationError(`A super admin cannot be ${verb} through the API.`);
}

/** Ids have to exist in this portal, and a permission set with a paid seat needs the billing scope. */
function checkReferences(
  { portal, token }: ApiCall,
  body: z.infer<typeof updateSchema>,
  user: PortalUser | undefined,
): void {
  const role = portal.roles.find((candidate) => candidate.id === body.roleId);
  if (body.roleId !== undefined && !role) {
    throw validationError('The role does not exist in this account.', [{ message: 'unknown role', in: 'roleId' }]);
  }
  const teamIds = [...(body.primaryTeamId === undefined ? [] : [body.primaryTeamId]), ...(body.secondaryTeamIds ?? [])];
  if (teamIds.some((id) => portal.teams.every((team) => team.id !== id))) {
    throw validationError('The team does not exist in this account.', [
      { message: 'unknown team', in: 'primaryTeamId' },
    ]);
  }
  // "Requires the billing-write scope to assign/unassign" (PublicPermissionSet in the contract).
  const unassigned = body.roleId === undefined ? [] : (user?.roleIds ?? []).filter((id) => id !== body.roleId);
  const paid = portal.roles.filter((candidate) => candidate === role || unassigned.includes(candidate.id));
  if (paid.some((candidate) => candidate.requiresBillingWrite) && !token.scopes.includes('settings.billing.write')) {
    throw missingScopes(['settings.billing.write']);
  }
}

function toPublicUser(user: PortalUser, sendWelcomeEmail = false) {
  return {
    id: user.id,
    email: user.email,
    firstName: user.firstName,
    lastName: user.lastName,
    ...(user.roleIds[0] === undefined ? {} : { roleId: user.roleIds[0] }),
    roleIds: user.roleIds,
    ...(user.primaryTeamId === undefined ? {} : { primaryTeamId: user.primaryTeamId }),
    secondaryTeamIds: user.secondaryTeamIds,
    superAdmin: user.superAdmin,
    sendWelcomeEmail,
  };
}

/** `seatNames` stand in the list and in the answer to a new user; the answers about one user (`PublicUserMarch2026`) have no place for them. */
function seatsOf(portal: Portal, user: PortalUser) {
  return portal.tellsSeats ? { seatNames: user.seats } : {};
}
