import type { Sandbox } from './context.ts';
import type { Portal, PortalUser } from './state.ts';
import { newId } from './state.ts';

export type NewUser = Pick<
  PortalUser,
  'email' | 'firstName' | 'lastName' | 'superAdmin' | 'roleIds' | 'primaryTeamId' | 'secondaryTeamIds'
>;

/** Adds a person to a portal. Somebody who is known from another portal keeps the user id. */
export function addUser(sandbox: Sandbox, portal: Portal, user: NewUser): PortalUser {
  const { state } = sandbox;
  const key = user.email.toLowerCase();
  const id = state.people.get(key) ?? newId(state);
  state.people.set(key, id);
  const now = new Date().toISOString();
  // What is known of somebody's logins outlives the user.
  const logins = portal.removedUsers.find((removed) => removed.id === id)?.logins ?? [];
  const added = {
    ...user,
    id,
    deactivated: false,
    crmUserId: newId(state),
    ownerId: newId(state),
    logins,
    seats: [],
    owns: {},
    createdAt: now,
    updatedAt: now,
  };
  portal.users.push(added);
  portal.removedUsers = portal.removedUsers.filter((removed) => removed.id !== id);
  return added;
}

/** @returns false when the portal has no such user */
export function removeUser(portal: Portal, userId: string): boolean {
  const user = portal.users.find((candidate) => candidate.id === userId);
  if (!user) return false;
  portal.users = portal.users.filter((candidate) => candidate !== user);
  portal.removedUsers.push({ ...user, updatedAt: new Date().toISOString() });
  return true;
}
