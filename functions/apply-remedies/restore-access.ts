import { stands } from '../../shared/domain/grant.ts';
import type { PortalUser } from '../../shared/domain/portal.ts';
import { memberOf } from '../../shared/domain/portal-member.ts';
import type { PortalStructure } from '../../shared/ports/hubspot.ts';
import { isAsWanted, type WriteAccess } from '../../shared/services/access/write-access.ts';
import type { RecordRemedy } from './record-remedy.ts';
import type { RemedyHand } from './remedy-hand.ts';
import type { DoRemedy } from './remove-access.ts';

/** What restoring needs. */
export interface RestoreAccessDependencies {
  readonly structure: PortalStructure;
  readonly writeAccess: WriteAccess;
  readonly record: RecordRemedy;
}

/**
 * Sets a user's access back to what the grant says now.
 * 1. Where no grant stands any more there is nothing to go back to; where there is no user, nothing to set.
 * 2. As granted already: recorded.
 * 3. What no API may do is left to a person: super admins, several permission sets, a set that is missing, a main team that has to go.
 * 4. Written once, and read back.
 */
export function createRestoreAccess({ structure, writeAccess, record }: RestoreAccessDependencies): DoRemedy {
  return async (begun, live) => {
    // 1. To what?
    const { grant } = begun;
    if (!stands(grant)) return record.exception(begun, 'grant-ended');
    if (live === undefined) return record.exception(begun, 'user-missing');
    const { access } = grant;
    // 2. There already?
    if (isAsWanted(live, access)) return record.restored(begun, live.id);
    const { portalId } = begun.remedy;
    const sets = await structure.permissionSets(portalId);
    const hand = begun.remedy.found === undefined ? await note(begun, live, sets, access.teamIds) : begun;
    // 3. By hand?
    if (live.superAdmin) return record.person(hand, 'super-admin-untouchable');
    if (live.roleIds.length > 1) return record.person(hand, 'several-permission-sets');
    // A PUT cannot take away the last permission set, and cannot give one that is not there.
    const isThere = sets.some((set) => set.id === access.permissionSetId);
    if (!isThere && access.permissionSetId !== undefined) return record.person(hand, 'permission-set-missing');
    if (access.permissionSetId === undefined && live.roleIds.length > 0) return record.person(hand, 'write-refused');
    if (live.primaryTeamId !== undefined && access.teamIds.length === 0) {
      return record.person(hand, 'team-cannot-be-cleared');
    }
    // 4. Write.
    const { person, look } = hand;
    const written = await writeAccess({ portalId, person, look }, live, access);
    if (written.kind === 'as-wanted') return record.restored(hand, live.id);
    return written.kind === 'differs' ? record.again(hand, 'read-back-differs') : record.person(hand, 'write-refused');
  };

  async function note(
    hand: RemedyHand,
    live: PortalUser,
    sets: Awaited<ReturnType<PortalStructure['permissionSets']>>,
    granted: readonly string[],
  ): Promise<RemedyHand> {
    const surplus = memberOf(live, '').teamIds.filter((id) => !granted.includes(id));
    const teams = surplus.length === 0 ? [] : await structure.teams(hand.remedy.portalId);
    return record.found(hand, {
      userId: live.id,
      found: {
        superAdmin: live.superAdmin,
        permissionSetNames: live.roleIds.map((id) => sets.find((set) => set.id === id)?.name ?? id),
        surplusTeams: surplus.map((id) => teams.find((team) => team.id === id)?.name ?? id),
      },
    });
  }
}
