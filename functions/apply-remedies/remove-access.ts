import type { PortalUser } from '../../shared/domain/portal.ts';
import type { Connections } from '../../shared/ports/connections.ts';
import type { PortalStructure } from '../../shared/ports/hubspot.ts';
import type { OwnedRecords } from '../../shared/services/access/owned-records.ts';
import type { WriteAccess } from '../../shared/services/access/write-access.ts';
import type { RecordRemedy } from './record-remedy.ts';
import type { RemedyHand, RemedyResult } from './remedy-hand.ts';

/** What removing needs. */
export interface RemoveAccessDependencies {
  readonly connections: Pick<Connections, 'read'>;
  readonly structure: Pick<PortalStructure, 'permissionSets'>;
  readonly clientAppId: number;
  readonly ownedRecords: OwnedRecords;
  readonly writeAccess: WriteAccess;
  readonly record: RecordRemedy;
}

/** Does one kind of work on a user of ours; `live` is absent where there is none. */
export type DoRemedy = (hand: RemedyHand, live: PortalUser | undefined) => Promise<RemedyResult>;

/**
 * Removes a user.
 * 1. Gone already: recorded.
 * 2. What was there, and what the user owns, is noted before anything is written.
 * 3. A portal whose connection rests on the user would be lost with them: another renews it first. A super admin is a person's to remove (rule 10).
 * 4. Written once, and read back.
 */
export function createRemoveAccess(dependencies: RemoveAccessDependencies): DoRemedy {
  const { connections, structure, clientAppId, ownedRecords, writeAccess, record } = dependencies;
  return async (begun, live) => {
    // 1. Gone?
    if (live === undefined) return record.removed(begun);
    const { portalId } = begun.remedy;
    // 2. Note.
    const hand = isNoted(begun) ? begun : await note(begun, live);
    // 3. Untouchable?
    const connection = await connections.read(clientAppId, portalId);
    // Where the client ends everything, the connection goes too.
    const rests = connection?.installingUserId === live.id && begun.run.workflow !== 'client-closure';
    if (rests) return record.person(hand, 'connection-rests-on-leaver');
    if (live.superAdmin) return record.person(hand, 'super-admin-untouchable');
    // 4. Write.
    const { person, look } = hand;
    const written = await writeAccess({ portalId, person, look }, live, undefined);
    if (written.kind === 'as-wanted') return record.removed(hand);
    return written.kind === 'differs' ? record.again(hand, 'read-back-differs') : record.person(hand, 'write-refused');
  };

  async function note(hand: RemedyHand, live: PortalUser): Promise<RemedyHand> {
    const { portalId } = hand.remedy;
    const sets = live.roleIds.length === 0 ? [] : await structure.permissionSets(portalId);
    const permissionSetNames = live.roleIds.map((id) => sets.find((set) => set.id === id)?.name ?? id);
    return record.found(hand, {
      userId: live.id,
      found: { superAdmin: live.superAdmin, permissionSetNames },
      ownedRecords: await ownedRecords(portalId, live.id),
    });
  }
}

function isNoted({ remedy }: RemedyHand): boolean {
  return remedy.found !== undefined && remedy.found !== 'gone';
}
