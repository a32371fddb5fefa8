import { type Access, type Grant, sameAccess } from './grant.ts';
import type { Need } from './person-need.ts';
import type { Line } from './person-plan.ts';
import type { Risk } from './service-package.ts';

/**
 * Lines of a portal that cannot be read, because the client would rather not have our app in it: its super admin carries each of them out by
 * hand, and confirms it. Teams stand by their names, as no ids are known.
 */
export function planUnreadNeed(need: Need, risk: Risk, grant: Grant | undefined): Line {
  const after: Access = {
    permissionSetId: undefined,
    teamIds: need.teams,
    ...(need.superAdmin ? { superAdmin: true as const } : {}),
  };
  const engagementIds = need.engagements.map((engagement) => engagement.engagementId);
  const { permissionSetName, leading, endsAt } = need;
  const line = { after, permissionSetName, engagementIds, packageKey: leading.key, risk, endsAt };
  return isThere(grant, need, after)
    ? { ...line, action: 'keep', reason: 'already-as-needed' }
    : { ...line, action: 'manual', reason: 'portal-not-readable' };
}

/** The client confirmed exactly this before. */
function isThere(grant: Grant | undefined, need: Need, after: Access): boolean {
  if (grant?.confirmedBy === undefined || grant.permissionSetName !== need.permissionSetName) return false;
  return sameAccess(grant.access, after);
}

/** @see planUnreadNeed; what ends is to be taken away by hand. */
export function planUnreadEnd(grant: Grant): Line {
  return {
    action: 'manual',
    reason: 'portal-not-readable',
    userId: grant.userId,
    before: grant.access,
    permissionSetName: grant.permissionSetName,
    engagementIds: [],
    risk: 'low',
    ...(grant.before.existed ? { after: grant.before.access ?? { permissionSetId: undefined, teamIds: [] } } : {}),
  };
}
