import type { CannotVerifyReason } from './audited-portal.ts';
import type { Finding, PortalFindingCode } from './finding.ts';
import { finding } from './subject.ts';

/** The permission set that administers a partner's work in a portal, as HubSpot names it. */
export const PARTNER_ADMIN = 'Partner Admin';

/** What portal-level findings are computed from. */
export interface PortalFacts {
  /** HubSpot's user ids of all users of the portal. */
  readonly userIds: ReadonlySet<string>;
  readonly installingUserId: string;
  /** User ids of people of ours who have left. */
  readonly leaverUserIds: ReadonlySet<string>;
  /** People of ours with the permission set "Partner Admin", and whether each stays: neither left nor deactivated. */
  readonly partnerAdmins: readonly { readonly personId: string; readonly stays: boolean }[];
}

/** The portal cannot be reached for want of a connection. HubSpot being down is nobody's connection. */
export function detectUnreachable(reason: CannotVerifyReason): Finding<PortalFindingCode>[] {
  const connection = reason.startsWith('connection-') || reason === 'not-connected';
  return connection ? [finding('connection-unhealthy', 'change', { reason })] : [];
}

/** What is wrong with a portal that was read. */
export function detectInPortal(facts: PortalFacts): Finding<PortalFindingCode>[] {
  return [...restsOnLeaver(facts), ...onlyAdminLeaves(facts)];
}

/** Tokens rest on whoever installed the app: with that user they end. */
function restsOnLeaver({ installingUserId, leaverUserIds, userIds }: PortalFacts): Finding<PortalFindingCode>[] {
  const why = leaverUserIds.has(installingUserId) ? 'left' : userIds.has(installingUserId) ? undefined : 'no-user';
  if (why === undefined) return [];
  return [finding('connection-rests-on-leaver', 'change', { why, userId: installingUserId })];
}

function onlyAdminLeaves({ partnerAdmins }: PortalFacts): Finding<PortalFindingCode>[] {
  if (partnerAdmins.length === 0 || partnerAdmins.some(({ stays }) => stays)) return [];
  const people = partnerAdmins.map(({ personId }) => personId).toSorted();
  return [finding('only-partner-admin-leaves', 'change', { people })];
}
