import type { PlanItem } from '../../shared/domain/access-plan.ts';
import { changeIdOf, type Engagement, needsAccess } from '../../shared/domain/engagement.ts';
import { accessOf, sameAccess } from '../../shared/domain/person-plan.ts';
import type { PortalUser } from '../../shared/domain/portal.ts';
import { memberOf } from '../../shared/domain/portal-member.ts';
import { waitIdOf } from '../../shared/domain/wait.ts';
import type { Engagements } from '../../shared/ports/engagements.ts';
import type { Runs } from '../../shared/ports/runs.ts';
import type { Outcomes } from '../../shared/ports/waits.ts';
import { readEngagementRun } from '../../shared/services/read-run.ts';
import type { ApplyResult } from '../../workflows/access-provisioning/contract.ts';
import { type Hand, stands } from './hand.ts';
import type { ManualStep } from './manual-rounds.ts';
import type { PlanAgain } from './plan-again.ts';
import type { RecordAccess } from './record-access.ts';
import { isAsWanted, type WriteAccess } from './write-access.ts';

/** What giving needs. */
export interface GiveAccessDependencies {
  readonly runs: Pick<Runs, 'read'>;
  readonly engagements: Pick<Engagements, 'read'>;
  readonly outcomes: Pick<Outcomes, 'read'>;
  readonly planAgain: PlanAgain;
  readonly writeAccess: WriteAccess;
  readonly record: RecordAccess;
}

/** Works on one line of a plan. */
export type WorkOnLine = (hand: Hand, step: ManualStep) => Promise<ApplyResult>;

/**
 * Gives (or keeps) the access that engagements need.
 * 1. A line whose engagements have moved on is left to the run of that change.
 * 2. The user is read. What is neither as the plan found it nor as it wants it is planned again, and must still lead to the same.
 * 3. What is as wanted is verified; what no API may do is left to a person, and seen again afterwards.
 * 4. The grant is written first. Then the engagement is read once more: whoever ends it from here on finds the grant.
 * 5. Written once, and read back.
 */
export function createGiveAccess(dependencies: GiveAccessDependencies): WorkOnLine {
  const { runs, engagements, outcomes, planAgain, writeAccess, record } = dependencies;

  return async (hand, step) => {
    // 1. Still this run's?
    const needed = await neededStill(hand);
    if (needed === undefined) return record.refused(hand, 'overtaken');
    // 2. Read.
    const live = await hand.look();
    const target = await targetOf(hand, live, needed);
    if (target === undefined) return record.notVerified(hand, 'portal-changed');
    const approvedBy = await approversOf(hand, needed);
    // 3. There already?
    if (target.action === 'keep') return record.verified(hand, target, live?.id, approvedBy);
    if (approvedBy.length === 0) return record.refused(hand, 'not-approved');
    if (!step.mayAsk) return record.notVerified(hand, 'not-done-by-person');
    if (target.action === 'manual') {
      // A user that somebody makes for us has a grant from the start, so that it goes at the end, however late it was made.
      if (target.before === undefined) await record.begin(hand, target, 'requested', approvedBy);
      return record.person(hand, target.reason);
    }
    // 4. The grant, then the engagement again.
    const begun = await record.begin(hand, target, 'approved', approvedBy);
    if ((await neededStill(hand)) === undefined) {
      await record.takeBack(hand, begun);
      return record.refused(begun, 'overtaken');
    }
    // 5. Write.
    const written = await writeAccess(begun, live, target.after);
    if (written.kind === 'as-wanted') return record.verified(begun, target, written.user?.id, approvedBy);
    if (written.kind === 'differs') return record.notVerified(begun, 'read-back-differs');
    return record.person(begun, 'write-refused');
  };

  /** The line's engagements as they are now; undefined when one of them, or the run's own, has moved on. */
  async function neededStill({ run, line }: Hand): Promise<Engagement[] | undefined> {
    const { engagement: own } = await readEngagementRun({ runs, engagements }, run.runId);
    if (changeIdOf(own) !== run.businessId) return undefined;
    const needed: Engagement[] = [];
    for (const engagementId of line.engagementIds) {
      const engagement = await engagements.read(engagementId);
      if (engagement === undefined || !needsAccess(engagement)) return undefined;
      needed.push(engagement);
    }
    return needed;
  }

  /** What is to be done from here; undefined when it would lead to something other than what was planned. */
  async function targetOf(
    hand: Hand,
    live: PortalUser | undefined,
    needed: readonly Engagement[],
  ): Promise<PlanItem | undefined> {
    const { line } = hand;
    if (line.action !== 'manual') {
      if (isAsWanted(live, line.after)) return { ...line, action: 'keep' };
      const untouchable = live !== undefined && (live.superAdmin || live.roleIds.length > 1);
      const now = live === undefined ? undefined : accessOf(memberOf(live, line.personId));
      if (!untouchable && sameAccess(now, line.before)) return line;
    }
    const again = await planAgain(hand, live, needed);
    if (again === undefined || again.engagementIds.join() !== line.engagementIds.join()) return undefined;
    // A manual line was planned without what the portal lacked; what was there before it stays what the plan found.
    if (line.action === 'manual') return { ...again, before: line.before };
    return again.action === 'manual' || sameAccess(again.after, line.after) ? again : undefined;
  }

  /** Who allowed it: with the engagement, by the question about this plan, or when the grant began. */
  async function approversOf({ run, grant }: Hand, needed: readonly Engagement[]): Promise<readonly string[]> {
    const question = await outcomes.read(waitIdOf(run.runId, 'AskApproval'));
    return [
      ...new Set([
        ...needed.flatMap((engagement) => engagement.approvedBy),
        ...(question?.result === 'approved' ? question.by : []),
        ...(stands(grant) ? grant.approvedBy : []),
      ]),
    ];
  }
}
