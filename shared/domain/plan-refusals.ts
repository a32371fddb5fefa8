import type { PlanInput, PlanReason } from './access-plan.ts';
import type { Engagement } from './engagement.ts';
import { type Grant, sameAccess } from './grant.ts';
import type { PermissionSet, PortalMember, PortalSnapshot } from './portal.ts';
import { accessOf } from './portal-member.ts';
import { restrictedAmong } from './restricted-actions.ts';
import type { Risk, ServicePackage } from './service-package.ts';
import { subscriptionFit } from './subscription-fit.ts';

/** The rule that forbids somebody the access of a package, whatever was published or approved; undefined where none does. */
export function refusalOf(
  input: PlanInput,
  personId: string,
  { engagementId }: Pick<Engagement, 'engagementId'>,
  wanted: ServicePackage,
  grant: Grant | undefined,
  member: PortalMember | undefined,
): PlanReason | undefined {
  if (input.clientSide.has(personId)) return 'not-partner-side';
  if (input.genericMailboxes.has(personId)) return 'generic-mailbox';
  if (usesRestricted(wanted)) return 'restricted-action';
  // A tier that is not known is shown as unknown, and holds nothing back (rule 5); access that was given already does not end by it.
  const given = grant?.engagementIds.includes(engagementId) === true;
  if (!given && subscriptionFit(wanted.needs, input.tier).fit === 'lacks') return 'subscription-lacks';
  // The client may add billing rights to a permission set that was given before: what is as it was given stays, and nothing more is given.
  if (given && isAsGiven(grant, member)) return undefined;
  const elevated = riskIn(input.snapshot, wanted) === 'elevated';
  return elevated && !input.mayBeElevated.has(engagementId) ? 'elevated-needs-quorum-and-consent' : undefined;
}

/** Whether somebody has just the access that was given. Super admin takes consent all the same: no permission set made it so. */
function isAsGiven({ access }: Grant, member: PortalMember | undefined): boolean {
  return access.superAdmin !== true && member !== undefined && sameAccess(accessOf(member), access);
}

/** What a partner may never do (rule 2). Emergency access that is super admin gets around the rules of both. */
function usesRestricted(wanted: ServicePackage): boolean {
  return restrictedAmong(wanted).length > 0 || (wanted.superAdmin === true && wanted.breakGlass !== undefined);
}

/** Super admin, and a permission set that has billing rights in this portal, are elevated, whatever the catalogue says (rule 1). */
export function riskIn(snapshot: PortalSnapshot, wanted: ServicePackage): Risk {
  if (wanted.superAdmin === true) return 'elevated';
  return setNamed(snapshot, wanted.permissionSet)?.requiresBillingWrite === true ? 'elevated' : wanted.risk;
}

/** The portal's permission set of a name. */
export function setNamed(snapshot: PortalSnapshot, name: string): PermissionSet | undefined {
  return snapshot.permissionSets.find((candidate) => candidate.name === name);
}
