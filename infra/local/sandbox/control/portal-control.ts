import type { Sandbox } from '../context.ts';
import { findPortal } from '../context.ts';
import type { Answer, Params, Route, SandboxRequest } from '../http.ts';
import { uninstall } from '../oauth/installs.ts';
import { addUser, removeUser } from '../portal-users.ts';
import type { Portal, PortalUser } from '../state.ts';
import { findUserByEmail, newId } from '../state.ts';
import type { ControlHandler } from './control-routes.ts';
import { ControlError, parse } from './parse.ts';
import { changedPortalSchema, changedUserSchema, loginSchema, newUserSchema } from './schemas.ts';
import { describePortal } from './views.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** What a person can do in a portal's own screens, super admin and several permission sets included. */
export const PORTAL_CONTROL_ROUTES: Route<ControlHandler>[] = [
  {
    method: 'GET',
    template: '/_sandbox/portals/:portalId',
    handler: (sandbox, _request, params) => ({ status: 200, body: describePortal(sandbox, portalOf(sandbox, params)) }),
  },
  { method: 'POST', template: '/_sandbox/portals/:portalId', handler: changePortal },
  { method: 'POST', template: '/_sandbox/portals/:portalId/users', handler: createUser },
  { method: 'POST', template: '/_sandbox/portals/:portalId/users/:userId', handler: changeUser },
  { method: 'DELETE', template: '/_sandbox/portals/:portalId/users/:userId', handler: deleteUser },
  { method: 'POST', template: '/_sandbox/portals/:portalId/users/:userId/logins', handler: addLogin },
  { method: 'DELETE', template: '/_sandbox/portals/:portalId/installs/:appId', handler: uninstallApp },
];

function changePortal(sandbox: Sandbox, request: SandboxRequest, params: Params): Answer {
  const portal = portalOf(sandbox, params);
  const { tellsSeats, unreadable } = parse(request, changedPortalSchema);
  if (tellsSeats !== undefined) portal.tellsSeats = tellsSeats;
  if (unreadable !== undefined) portal.unreadable = unreadable;
  return { status: 200, body: describePortal(sandbox, portal) };
}

function createUser(sandbox: Sandbox, request: SandboxRequest, params: Params): Answer {
  const portal = portalOf(sandbox, params);
  const body = parse(request, newUserSchema);
  if (findUserByEmail(portal, body.email))
    throw new ControlError(409, `${body.email} is a user of this portal already.`);
  checkIds(portal.roles, body.roleIds, 'permission set');
  checkIds(portal.teams, body.secondaryTeamIds, 'team');
  checkIds(portal.teams, body.primaryTeamId === undefined ? [] : [body.primaryTeamId], 'team');
  return { status: 201, body: addUser(sandbox, portal, { ...body, primaryTeamId: body.primaryTeamId }) };
}

function changeUser(sandbox: Sandbox, request: SandboxRequest, params: Params): Answer {
  const portal = portalOf(sandbox, params);
  const user = userOf(portal, params);
  const body = parse(request, changedUserSchema);
  checkIds(portal.roles, body.roleIds ?? [], 'permission set');
  user.superAdmin = body.superAdmin ?? user.superAdmin;
  user.deactivated = body.deactivated ?? user.deactivated;
  user.roleIds = body.roleIds ?? user.roleIds;
  user.seats = body.seats ?? user.seats;
  user.owns = body.owns ?? user.owns;
  user.logins = body.logins ?? user.logins;
  user.updatedAt = new Date().toISOString();
  return { status: 200, body: user };
}

function deleteUser(sandbox: Sandbox, _request: SandboxRequest, params: Params): Answer {
  const portal = portalOf(sandbox, params);
  removeUser(portal, userOf(portal, params).id);
  return { status: 204 };
}

function addLogin(sandbox: Sandbox, request: SandboxRequest, params: Params): Answer {
  const portal = portalOf(sandbox, params);
  const user = userOf(portal, params);
  const { daysAgo, succeeded, place } = parse(request, loginSchema);
  const login = {
    id: newId(sandbox.state),
    userId: user.id,
    email: user.email,
    loginAt: new Date(Date.now() - daysAgo * DAY_MS).toISOString(),
    loginSucceeded: succeeded,
    place,
  };
  portal.logins.push(login);
  return { status: 201, body: login };
}

function uninstallApp(sandbox: Sandbox, _request: SandboxRequest, params: Params): Answer {
  const portal = portalOf(sandbox, params);
  if (!uninstall(sandbox, portal.portalId, Number(params['appId']))) {
    throw new ControlError(404, 'This app is not installed in this portal.');
  }
  return { status: 204 };
}

function portalOf(sandbox: Sandbox, params: Params): Portal {
  const portal = findPortal(sandbox, params['portalId']);
  if (!portal) throw new ControlError(404, `There is no portal ${params['portalId']}.`);
  return portal;
}

function userOf(portal: Portal, params: Params): PortalUser {
  const user = portal.users.find((candidate) => candidate.id === params['userId']);
  if (!user) throw new ControlError(404, `Portal ${portal.portalId} has no user ${params['userId']}.`);
  return user;
}

function checkIds(known: readonly { id: string }[], ids: readonly string[], what: string): void {
  const unknown = ids.find((id) => known.every((item) => item.id !== id));
  if (unknown !== undefined) throw new ControlError(400, `This portal has no ${what} ${unknown}.`);
}
