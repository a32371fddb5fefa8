import type { PlanItem } from './access-plan.ts';
import type { ManualWork } from './manual-step-words.ts';
import type { PortalSnapshot } from './portal.ts';
import { RISK_ORDER, type ServicePackage } from './service-package.ts';

/** A line that a person has to carry out, with what it rests on. */
export interface ManualLine {
  readonly line: PlanItem;
  /** The portal as the line's plan found it. */
  readonly snapshot: PortalSnapshot;
  /** The packages of the line's engagements. */
  readonly packages: readonly ServicePackage[];
}

/** What is to be done, and what a permission set that has to be made for it should allow. */
export interface ManualTarget extends Omit<ManualWork, 'email'> {
  readonly does: readonly string[];
}

/**
 * What a person has to do for `own`, where `others` are the further lines about the same user that people are being asked about. Two plans
 * that did not know of each other may want different things of one user: then each of them asks for what both need together, by the rules
 * of a plan: the package of the highest risk leads (then its key), teams add up, and access that is needed is not taken away.
 */
export function manualTarget(own: ManualLine, others: readonly ManualLine[]): ManualTarget {
  const { snapshot, line } = own;
  const needs = [own, ...others].filter((one) => one.line.engagementIds.length > 0);
  const [leading] = needs.toSorted(
    (a, b) =>
      Number(b.line.after?.superAdmin ?? false) - Number(a.line.after?.superAdmin ?? false) ||
      RISK_ORDER[b.line.risk] - RISK_ORDER[a.line.risk] ||
      ((a.line.packageKey ?? '') < (b.line.packageKey ?? '') ? -1 : 1),
  );
  const gone = leading === undefined && line.after === undefined;
  const set = leading === undefined ? setName(snapshot, line.after?.permissionSetId) : leading.line.permissionSetName;
  const teams =
    leading?.line.after?.superAdmin === true
      ? []
      : [...new Set((leading === undefined ? [own] : needs).flatMap(teamsOf))].sort();
  const member = snapshot.members.find((one) => one.personId === line.personId);
  const there = member !== undefined || line.userId !== undefined;
  const gives = leading?.line.after?.superAdmin === true || (leading === undefined && line.after?.superAdmin === true);
  const setIsMissing = set !== '' && !gives && !snapshot.permissionSets.some((one) => one.name === set);
  const unread = snapshot.unread === true;
  const hasSuperAdmin = member?.superAdmin === true || line.before?.superAdmin === true;
  const led = needs.flatMap((one) => one.packages).filter((one) => one.permissionSet === set);
  return {
    change: gone ? 'remove' : there ? 'change' : 'add',
    permissionSetName: gone || gives ? '' : set,
    teams,
    setIsMissing,
    missingTeams: unread ? [] : teams.filter((name) => !snapshot.teams.some((team) => team.name === name)),
    surplusSets: (member?.roleIds ?? []).map((id) => setName(snapshot, id) || id).filter((name) => name !== set),
    surplusTeams: (member?.teamIds ?? []).map((id) => teamName(snapshot, id)).filter((name) => !teams.includes(name)),
    superAdmin: hasSuperAdmin && !gives,
    makeSuperAdmin: gives,
    seat: gone ? undefined : needs.flatMap((one) => one.packages).find((one) => one.seat !== undefined)?.seat,
    unread,
    does: setIsMissing ? [...new Set(led.flatMap((one) => one.does))] : [],
  };
}

/** A team that the portal lacks stands in the package only. */
function teamsOf({ line, snapshot, packages }: ManualLine): string[] {
  const wanted = packages.flatMap((one) => one.teams);
  return line.engagementIds.length > 0 ? wanted : (line.after?.teamIds ?? []).map((id) => teamName(snapshot, id));
}

function setName(snapshot: PortalSnapshot, id: string | undefined): string {
  return snapshot.permissionSets.find((one) => one.id === id)?.name ?? '';
}

function teamName(snapshot: PortalSnapshot, id: string): string {
  return snapshot.teams.find((team) => team.id === id)?.name ?? id;
}
