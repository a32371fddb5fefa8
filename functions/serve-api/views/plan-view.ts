import type { AccessPlan, PlanItem } from '../../../shared/domain/access-plan.ts';
import type { Access } from '../../../shared/domain/grant.ts';
import type { PortalSnapshot } from '../../../shared/domain/portal.ts';
import { resultReasonWords } from '../../../shared/domain/result-words.ts';
import { planActionWords, planReasonWords } from '../../../shared/domain/words.ts';
import type { PlanItemResult } from '../../../shared/ports/engagements.ts';
import type { NamePerson } from './named-person.ts';

type Structure = Pick<PortalSnapshot, 'permissionSets' | 'teams'>;

/** The lines of a plan in words: who, what, why, from what to what. */
export function planView(plan: AccessPlan, structure: Structure, namePerson: NamePerson) {
  return Promise.all(plan.items.map((line) => lineView(line, structure, namePerson)));
}

async function lineView(line: PlanItem, structure: Structure, namePerson: NamePerson) {
  return {
    person: await namePerson(line.personId),
    action: line.action,
    actionWords: planActionWords(line.action),
    reason: line.reason,
    reasonWords: planReasonWords(line.reason),
    permissionSet: line.permissionSetName,
    packageKey: line.packageKey ?? null,
    engagementIds: line.engagementIds,
    risk: line.risk,
    endsAt: line.endsAt ?? null,
    before: accessView(line.before, structure),
    after: accessView(line.after, structure),
  };
}

/** How one line of a run's plan went, in words; `observe-mode` says that it would have been done. */
export function resultView(line: PlanItem, result: PlanItemResult | undefined) {
  if (result === undefined) return { state: 'not-begun', reason: null, words: null };
  const reason = result.reason ?? null;
  const words = result.state === 'verified' ? null : resultReasonWords(line, result.reason);
  return { state: result.state, reason, words };
}

/** An access by names; ids that the portal does not (any longer) have stay ids. */
export function accessView(access: Access | undefined, { permissionSets, teams }: Structure) {
  if (access === undefined) return null;
  const { permissionSetId, teamIds, superAdmin } = access;
  const set = permissionSets.find(({ id }) => id === permissionSetId);
  return {
    superAdmin: superAdmin === true,
    permissionSet: permissionSetId === undefined ? null : (set?.name ?? permissionSetId),
    teams: teamIds.map((id) => teams.find((team) => team.id === id)?.name ?? id),
  };
}
