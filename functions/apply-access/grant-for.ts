import type { PlanItem } from '../../shared/domain/access-plan.ts';
import { type Grant, sameAccess, stands } from '../../shared/domain/grant.ts';
import type { Hand } from './hand.ts';

/** What every entry about a line says. */
export function factsOf({ plan, line, person }: Hand) {
  return {
    planHash: plan.hash,
    item: line.item,
    action: line.action,
    portalId: plan.portalId,
    personId: person.personId,
    permissionSetName: line.permissionSetName,
    engagementIds: line.engagementIds,
  };
}

/** Whether the grant says what this line would make of it. */
export function isFor(grant: Grant, { engagementIds, after, endsAt, permissionSetName }: PlanItem): boolean {
  return (
    engagementIds.join() === grant.engagementIds.join() &&
    endsAt === grant.endsAt &&
    permissionSetName === grant.permissionSetName &&
    sameAccess(after, grant.access)
  );
}

/** The grant as the line makes it. What was there before us is noted once, when a grant begins. */
export function grantFor(
  { run, plan, line, person, grant }: Hand,
  target: PlanItem,
  approvedBy: readonly string[],
  at: string,
) {
  const { engagementIds, permissionSetName, before } = target;
  const begun = stands(grant)
    ? { before: grant.before, startedAt: grant.startedAt, userId: grant.userId, verifiedAt: grant.verifiedAt }
    : { before: { existed: before !== undefined, access: before }, startedAt: at, userId: target.userId };
  return {
    clientId: run.clientId,
    portalId: plan.portalId,
    personId: person.personId,
    ...begun,
    engagementIds,
    access: target.after ?? { permissionSetId: undefined, teamIds: [] },
    permissionSetName,
    approvedBy,
    endsAt: target.endsAt ?? line.endsAt ?? at,
    version: grant?.version ?? 0,
  };
}
