import type { PlanItem } from '../../shared/domain/access-plan.ts';
import { changeIdOf, type Engagement, needsAccess } from '../../shared/domain/engagement.ts';
import { sameAccess, stands } from '../../shared/domain/grant.ts';
import type { PortalUser } from '../../shared/domain/portal.ts';
import { accessOf, memberOf } from '../../shared/domain/portal-member.ts';
import type { Clients } from '../../shared/ports/clients.ts';
import type { Engagements } from '../../shared/ports/engagements.ts';
import type { Runs } from '../../shared/ports/runs.ts';
import type { ManualStep } from '../../shared/services/access/manual-rounds.ts';
import type { NeededEngagements } from '../../shared/services/access/needed-engagements.ts';
import { readEngagementRun } from '../../shared/services/runs/read-run.ts';
import type { ApplyResult } from '../../workflows/access-provisioning/contract.ts';
import type { Hand } from './hand.ts';
import type { NoteApproval } from './note-approval.ts';
import type { PlanAgain } from './plan-again.ts';
import type { RecordAccess } from './record-access.ts';

/** A line with what is to be done about it now. */
export interface Work {
  readonly hand: Hand;
  /** The run's own engagement. */
  readonly own: Engagement;
  /** All engagements that need the person now, the run's own among them unless it ends. */
  readonly needed: readonly Engagement[];
  /** The line as it is planned now. */
  readonly target: PlanItem;
  /** The person's user, as read just before. */
  readonly live: PortalUser | undefined;
  readonly step: ManualStep;
}

/** Does one kind of work: giving, or taking away. */
export type DoWork = (work: Work) => Promise<ApplyResult>;

/** What working on a line needs. */
export interface WorkOnLineDependencies {
  readonly runs: Pick<Runs, 'read'>;
  readonly engagements: Pick<Engagements, 'read'>;
  readonly clients: Pick<Clients, 'read'>;
  readonly noteApproval: NoteApproval;
  readonly neededEngagements: NeededEngagements;
  readonly planAgain: PlanAgain;
  readonly giveAccess: DoWork;
  readonly takeAwayAccess: DoWork;
  readonly record: RecordAccess;
  /** Whether somebody has left the partner portal, and not come back. */
  readonly hasLeft: (personId: string) => Promise<boolean>;
}

/** Works on one line of a plan, under its person's lease. */
export type WorkOnLine = (hand: Hand, step: ManualStep) => Promise<ApplyResult>;

/**
 * A plan is as old as its question. So each line is planned again, from the user and from all engagements that need the person now:
 * 1. A line whose own engagement has moved on is left to the run of that change; one that gives access in a portal that the client has left is
 *    planned again for the one that it has.
 * 2. What a rule forbids by now is refused. Nobody who has left is needed, whatever team they still stand in.
 * 3. Where other engagements need the person than the plan knew, each of them was approved by itself, and the person gets what they need
 *    together: so the last run to act leaves what is needed, whichever it is.
 * 4. Where they are the same, the line must still lead to what was planned.
 * In both cases a line that keeps writes nothing: nobody was asked about it. Only at the end of an engagement, where nobody is ever asked,
 * such a line follows what the others need.
 */
export function createWorkOnLine(dependencies: WorkOnLineDependencies): WorkOnLine {
  const { runs, engagements, clients, noteApproval, neededEngagements, planAgain, record } = dependencies;
  const { giveAccess, takeAwayAccess, hasLeft } = dependencies;

  return async (hand, step) => {
    const { run, line, person, grant } = hand;
    // 1. Still this run's?
    const { engagement } = await readEngagementRun({ runs, engagements }, run.runId);
    if (changeIdOf(engagement) !== run.businessId) return record.refused(hand, 'overtaken');
    const gives = line.engagementIds.length > 0;
    if (gives && (await clients.read(run.clientId))?.portalId !== hand.plan.portalId)
      return record.notVerified(hand, 'portal-changed');
    const own = await noteApproval(run, engagement);
    // 2. What is so now.
    const all = await neededEngagements(own, stands(grant) ? [grant] : []);
    const gone = await hasLeft(person.personId);
    const needed = gone ? [] : all.filter((one) => one.team.includes(person.personId));
    const live = hand.plan.unread === true ? undefined : await hand.look();
    const target = await planAgain(hand, live, needed);
    // Nobody needs the person any more, and no grant stands.
    if (target === undefined) return record.removed(hand, false);
    if (target.action === 'refuse') return record.forbidden(hand, target.reason);
    const act = target.engagementIds.length === 0 ? takeAwayAccess : giveAccess;
    const work = { hand, own, needed, live, step };
    // What is as wanted by now may be our own work, or a person's at our request: what was there before stays what the plan found.
    const before = line.action === 'manual' || target.action === 'keep' ? line.before : target.before;
    // 3. Needed by others than planned, or changed by the run of one that has ended again?
    const byOthers = target.engagementIds.join() !== line.engagementIds.join();
    if (byOthers || (line.action === 'keep' && target.action !== 'keep' && isAsGranted(hand, live))) {
      // Access does not end here because a rule has come to forbid it, nor is a person asked for something else: that takes a plan which says so.
      const forbidden = target.engagementIds.length === 0 && needed.length > 0;
      if (forbidden || target.action === 'manual') return record.notVerified(hand, 'plan-outdated');
      const keeps = line.action === 'keep' && needsAccess(own);
      if (keeps && target.action !== 'keep') return record.refused(hand, 'overtaken');
      return act({ ...work, hand: { ...hand, line: target }, target: { ...target, before } });
    }
    // 4. Planned so?
    if (!leadsToThePlanned(line, target)) return record.notVerified(hand, 'portal-changed');
    return act({ ...work, target: { ...target, before } });
  };
}

/** Whether the user is as our own runs left it, so that no hand of the client's was in it. */
function isAsGranted({ grant, person }: Hand, live: PortalUser | undefined): boolean {
  if (!stands(grant) || live === undefined) return false;
  return sameAccess(accessOf(memberOf(live, person.personId)), grant.access);
}

/** What is left to a person, or done already, changes nothing by itself. */
function leadsToThePlanned(line: PlanItem, target: PlanItem): boolean {
  if (line.action === 'manual' || target.action === 'manual') return true;
  if (line.action === 'keep' && target.action !== 'keep') return false;
  return sameAccess(line.after, target.after);
}
