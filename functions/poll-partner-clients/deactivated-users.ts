import type { PortalOwner } from '../../shared/ports/hubspot.ts';

/**
 * Ids of users who are deactivated, as far as they are still in the list of users: HubSpot's user list says nothing of it, but archives the
 * owner. A user who was removed and came back may have an archived owner too, beside the one of now.
 */
export function deactivatedAmong(owners: readonly PortalOwner[]): ReadonlySet<string> {
  const idsOf = (archived: boolean) =>
    owners.filter((owner) => owner.archived === archived).flatMap((owner) => owner.userId ?? []);
  const active = new Set(idsOf(false));
  return new Set(idsOf(true).filter((userId) => !active.has(userId)));
}
