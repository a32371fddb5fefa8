import { needsAccess } from '../../domain/engagement.ts';
import { stands } from '../../domain/grant.ts';
import type { PortalMember, PortalSnapshot } from '../../domain/portal.ts';
import type { Connections } from '../../ports/connections.ts';
import type { Engagements, Grants } from '../../ports/engagements.ts';
import { ACTIVITY_SCOPES } from '../../ports/hubspot.ts';
import type { OwnedRecords } from './owned-records.ts';

/** What counting needs. */
export interface CountOwnedDependencies {
  readonly engagements: Pick<Engagements, 'ofClient'>;
  readonly grants: Pick<Grants, 'ofPortal'>;
  readonly connections: Pick<Connections, 'read'>;
  readonly ownedRecords: OwnedRecords;
  readonly clientAppId: number;
}

/** Counts what those members own whose users are to go; undefined where the optional scope was not granted. */
export type CountOwned = (
  clientId: string,
  portalId: number,
  members: readonly PortalMember[],
) => Promise<PortalSnapshot['ownedRecords']>;

/** Each costs several calls; a reading has to end in time. Who comes after them is not known. */
const MOST = 20;

/** @see CountOwned */
export function createCountOwned(dependencies: CountOwnedDependencies): CountOwned {
  const { engagements, grants, connections, ownedRecords, clientAppId } = dependencies;
  return async (clientId, portalId, members) => {
    const scopes = (await connections.read(clientAppId, portalId))?.scopes ?? [];
    if (!scopes.includes(ACTIVITY_SCOPES.owners)) return undefined;
    const needed = new Set((await engagements.ofClient(clientId)).filter(needsAccess).flatMap((one) => one.team));
    const ours = (await grants.ofPortal(clientId, portalId)).filter((one) => stands(one) && !one.before.existed);
    const leaving = members.filter(
      ({ personId }) => !needed.has(personId) && ours.some((grant) => grant.personId === personId),
    );
    const counts: Record<string, Readonly<Record<string, number>>> = {};
    for (const { personId, userId } of leaving.slice(0, MOST)) {
      const owned = userId === undefined ? undefined : await ownedRecords(portalId, userId);
      if (owned !== undefined) counts[personId] = owned;
    }
    return counts;
  };
}
