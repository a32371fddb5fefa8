import type { Grant } from '../../../shared/domain/grant.ts';

/** A grant as the API shows it, without its person (the caller names that). */
export function grantView(grant: Grant) {
  return {
    clientId: grant.clientId,
    portalId: grant.portalId,
    state: grant.state,
    reason: grant.reason ?? null,
    permissionSet: grant.permissionSetName,
    superAdmin: grant.access.superAdmin === true,
    /** Who of the client said so, where nothing can be read back. */
    confirmedBy: grant.confirmedBy ?? null,
    teamIds: grant.access.teamIds,
    engagementIds: grant.engagementIds,
    /** Whether the user was in the portal before us. */
    existedBefore: grant.before.existed,
    startedAt: grant.startedAt,
    endsAt: grant.endsAt,
    verifiedAt: grant.verifiedAt ?? null,
    endedAt: grant.endedAt ?? null,
  };
}
