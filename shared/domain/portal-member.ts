import type { Access } from './grant.ts';
import type { PortalMember, PortalUser } from './portal.ts';

/** What a plan needs to know of a partner-side user: the primary team stands first. */
export function memberOf(user: PortalUser, personId: string): PortalMember {
  const teamIds = [...(user.primaryTeamId === undefined ? [] : [user.primaryTeamId]), ...user.secondaryTeamIds];
  const { id: userId, superAdmin, roleIds, primaryTeamId } = user;
  return { personId, userId, superAdmin, roleIds, teamIds: [...new Set(teamIds)], primaryTeamId };
}

/** The access that a portal user has now. */
export function accessOf(member: PortalMember): Access {
  const access = { permissionSetId: member.roleIds[0], teamIds: member.teamIds };
  return member.superAdmin ? { ...access, superAdmin: true } : access;
}
