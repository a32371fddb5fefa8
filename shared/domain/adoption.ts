import { createHash } from 'node:crypto';
import { isGenericMailbox } from './person.ts';
import type { PermissionSet } from './portal.ts';
import type { ServicePackage } from './service-package.ts';

/** Why a row proposes what it does; codes. */
export type AdoptionReason =
  | 'matches-package'
  | 'teams-differ'
  | 'no-package-fits'
  | 'generic-mailbox'
  | 'super-admin'
  | 'elevated-access'
  | 'several-permission-sets'
  | 'no-permission-set';

/** A user's access by the names that the portal shows. */
export interface NamedAccess {
  readonly superAdmin: boolean;
  readonly permissionSets: readonly string[];
  readonly teams: readonly string[];
}

/** What is proposed for a user of the agency's who is in a portal without a grant. */
export interface AdoptionProposal {
  readonly packageKey: string | undefined;
  readonly decision: 'take' | 'leave';
  readonly reason: AdoptionReason;
}

/**
 * Proposes a package for access that is there: only one that gives exactly this access is proposed to be taken over at once. Whatever is
 * elevated, or would change by it, is left until somebody says otherwise.
 */
export function proposeAdoption(
  email: string,
  access: NamedAccess,
  packages: readonly ServicePackage[],
  permissionSets: readonly PermissionSet[],
): AdoptionProposal {
  const leave = (reason: AdoptionReason, packageKey?: string) => ({ packageKey, decision: 'leave' as const, reason });
  if (isGenericMailbox(email)) return leave('generic-mailbox');
  if (access.superAdmin) return leave('super-admin', packages.find((entry) => entry.superAdmin === true)?.key);
  if (access.permissionSets.length > 1) return leave('several-permission-sets');
  const [name] = access.permissionSets;
  if (name === undefined) return leave('no-permission-set');
  const fitting = packages.filter(
    (entry) => entry.permissionSet === name && entry.superAdmin !== true && entry.breakGlass === undefined,
  );
  const exact = fitting.find((entry) => sameNames(entry.teams, access.teams));
  const narrower = fitting.find((entry) => isWithin(entry.teams, access.teams));
  const proposed = exact ?? narrower;
  if (proposed === undefined) return leave('no-package-fits');
  const billing = permissionSets.find((set) => set.name === name)?.requiresBillingWrite === true;
  if (billing || proposed.risk === 'elevated') return leave('elevated-access', proposed.key);
  if (exact === undefined) return leave('teams-differ', proposed.key);
  return { packageKey: exact.key, decision: 'take', reason: 'matches-package' };
}

/**
 * Why a package cannot stand for access that is there; undefined where it can. Nothing may be given by taking over: the package names the
 * permission set that is there, and no team that is not. Nor does one operator answer for elevated access (rule 1).
 */
export function misfitOf(
  entry: ServicePackage,
  access: NamedAccess,
  permissionSets: readonly PermissionSet[],
): string | undefined {
  const billing = permissionSets.some(({ name, requiresBillingWrite }) => {
    return requiresBillingWrite && access.permissionSets.includes(name);
  });
  if (access.superAdmin || billing || entry.superAdmin === true || entry.risk === 'elevated') {
    return 'no elevated access: start an engagement of its package, which is approved, and consented to by the client (rule elevated-access)';
  }
  if (entry.breakGlass !== undefined) return 'no package of break-glass access, which ends after hours';
  const [name, ...others] = access.permissionSets;
  if (name === undefined || others.length > 0) return 'a user with exactly one permission set';
  if (entry.permissionSet !== name) return `a package with the permission set ${name}, which is there`;
  const more = entry.teams.filter((team) => !access.teams.includes(team));
  return more.length === 0 ? undefined : `a package without the team ${more.join(', ')}, which is not there`;
}

/** The engagement that stands for taken-over access: the same for the same client, package and end, so that taking twice finds it. */
export function adoptedEngagementId(clientId: string, packageKey: string, endsAt: string): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([clientId, packageKey, endsAt]))
    .digest('hex');
  return `e-a${hash.slice(0, 16)}`;
}

/** Whether two lists hold the same names; their order does not matter. */
export function sameNames(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && isWithin(a, b);
}

function isWithin(a: readonly string[], b: readonly string[]): boolean {
  return a.every((name) => b.includes(name));
}
