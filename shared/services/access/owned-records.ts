import { OWNED_OBJECTS, type PortalActivity } from '../../ports/hubspot.ts';

/** How many records a user owns, by object; undefined where the portal does not let us read it. */
export type OwnedRecords = (portalId: number, userId: string) => Promise<Readonly<Record<string, number>> | undefined>;

/** @see OwnedRecords. Costs the pages of owners, and a call for each object of a user who is an owner. */
export function createOwnedRecords({
  owners,
  ownedRecords,
}: Pick<PortalActivity, 'owners' | 'ownedRecords'>): OwnedRecords {
  return async (portalId, userId) => {
    const all = await owners(portalId);
    if (all === undefined) return undefined;
    const owner = all.results.find((one) => one.userId === userId);
    if (owner === undefined) return {};
    const counts: Record<string, number> = {};
    for (const object of OWNED_OBJECTS) {
      const count = await ownedRecords(portalId, owner.ownerId, object);
      if (count !== undefined) counts[object] = count;
    }
    return counts;
  };
}
