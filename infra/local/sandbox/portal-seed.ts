import type { Portal, PortalUser } from './state.ts';
import type { WorldLogins, WorldPortal, WorldUser } from './world-types.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** A portal as it stands when the sandbox starts. Ids follow from the portal's number, so each start gives the same. */
export function buildPortal(seed: WorldPortal, now: number): Portal {
  const offset = (seed.portalId % 1000000) * 100;
  const roles = seed.permissionSets.map((set, index) => ({ id: String(11000000 + offset + index), ...set }));
  const teams = seed.teams.map((name, index) => ({ id: String(12000000 + offset + index), name }));
  const idByName = (items: { id: string; name: string }[], name: string): string => {
    const found = items.find((item) => item.name === name);
    if (!found) throw new Error(`The seeded world names "${name}", which portal ${seed.portalId} does not have.`);
    return found.id;
  };
  const createdAt = new Date(now - 420 * DAY_MS).toISOString();
  const build = (user: WorldUser, index: number): PortalUser => ({
    id: String(user.id),
    email: user.email,
    firstName: user.firstName,
    lastName: user.lastName,
    superAdmin: user.superAdmin ?? false,
    roleIds: (user.permissionSets ?? []).map((name) => idByName(roles, name)),
    primaryTeamId: user.team === undefined ? undefined : idByName(teams, user.team),
    secondaryTeamIds: (user.otherTeams ?? []).map((name) => idByName(teams, name)),
    deactivated: user.deactivated ?? false,
    crmUserId: String(13000000 + offset + index),
    ownerId: String(14000000 + offset + index),
    logins: loginsOf(user),
    seats: user.seats ?? [],
    owns: user.owns ?? {},
    createdAt,
    updatedAt: createdAt,
  });
  const users = seed.users.map(build);
  const removedUsers = (seed.removedUsers ?? []).map((user, index) => build(user, users.length + index));
  return { ...seed, users, removedUsers, roles, teams, logins: [], loadedAt: now, securityEvents: [] };
}

function loginsOf(user: WorldUser): readonly WorldLogins[] {
  const last = user.lastLoginDaysAgo === undefined ? [] : [{ newestDaysAgo: user.lastLoginDaysAgo }];
  return [...last, ...(user.logins ?? [])];
}
