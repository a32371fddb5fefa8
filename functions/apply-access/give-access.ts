import { changeIdOf, needsAccess } from '../../shared/domain/engagement.ts';
import { stands } from '../../shared/domain/grant.ts';
import { ConflictError } from '../../shared/errors.ts';
import type { Clients } from '../../shared/ports/clients.ts';
import type { Engagements } from '../../shared/ports/engagements.ts';
import type { Runs } from '../../shared/ports/runs.ts';
import type { WriteAccess } from '../../shared/services/access/write-access.ts';
import { readEngagementRun } from '../../shared/services/runs/read-run.ts';
import type { ByConfirmation } from './by-confirmation.ts';
import { userAt } from './hand.ts';
import type { RecordAccess } from './record-access.ts';
import type { DoWork, Work } from './work-on-line.ts';

/** What giving needs. */
export interface GiveAccessDependencies {
  readonly runs: Pick<Runs, 'read'>;
  readonly engagements: Pick<Engagements, 'read'>;
  readonly clients: Pick<Clients, 'read'>;
  readonly writeAccess: WriteAccess;
  readonly byConfirmation: Pick<ByConfirmation, 'give'>;
  readonly record: RecordAccess;
}

/**
 * Gives (or keeps) the access that engagements need.
 * 1. What is as wanted is verified; what no API may do is left to a person, and seen again afterwards. Where nothing can be read, the client's
 *    word counts.
 * 2. The grant is written first. Then the engagements and the client's portal are read once more: whoever ends one, or moves the client, from
 *    here on finds the grant.
 * 3. Written once, and read back.
 * @throws ConflictError where an engagement of another run ended, or the client moved, at that moment: the next try plans again.
 */
export function createGiveAccess(dependencies: GiveAccessDependencies): DoWork {
  const { runs, engagements, clients, writeAccess, byConfirmation, record } = dependencies;
  return async (work) => {
    const { hand, target, live, step } = work;
    const approvedBy = approversOf(work);
    // 1. There already?
    const unread = hand.plan.unread === true;
    if (target.action === 'keep' && !unread) return record.verified(hand, target, live?.id, approvedBy);
    if (!isAllowed(work, approvedBy)) return record.refused(hand, 'not-approved');
    if (unread) return byConfirmation.give(work, approvedBy);
    if (!step.mayAsk) return record.notVerified(hand, 'not-done-by-person');
    if (target.action === 'manual') {
      // A user or a super admin that somebody makes for us has a grant from the start, so that it goes at the end, however late it was made.
      const made = target.before === undefined || target.after?.superAdmin === true;
      if (made) await record.begin(hand, target, 'requested', approvedBy);
      return record.person(hand, target.reason);
    }
    // 2. The grant, then the engagements again.
    const begun = await record.begin(hand, target, 'approved', approvedBy);
    const moved = await movedOn(work);
    if (moved !== undefined) await record.takeBack(hand, begun);
    if (moved === 'own') return record.refused(begun, 'overtaken');
    if (moved === 'other')
      throw new ConflictError('An engagement ended, or its client moved, while access was being given.');
    // 3. Write.
    const written = await writeAccess(userAt(begun), live, target.after);
    if (written.kind === 'as-wanted') return record.verified(begun, target, written.user?.id, approvedBy);
    if (written.kind === 'differs') return record.notVerified(begun, 'read-back-differs');
    // The portal does not allow this way, so the client is asked to do it (rule 4).
    await record.switched(begun, 'write-refused');
    return record.person(begun, 'write-refused');
  };

  async function movedOn({ hand: { run, plan }, target }: Work): Promise<'own' | 'other' | undefined> {
    const { engagement: own } = await readEngagementRun({ runs, engagements }, run.runId);
    if (changeIdOf(own) !== run.businessId) return 'own';
    for (const engagementId of target.engagementIds) {
      const engagement = await engagements.read(engagementId);
      if (engagement === undefined || !needsAccess(engagement)) return 'other';
    }
    return (await clients.read(run.clientId))?.portalId === plan.portalId ? undefined : 'other';
  }
}

/** Who allowed it: with an engagement, by the question about its plan, or when the grant began. */
function approversOf({ hand: { grant }, needed, target }: Work): readonly string[] {
  const counts = stands(grant) && target.engagementIds.some((id) => grant.engagementIds.includes(id));
  const asking = needed.filter((one) => target.engagementIds.includes(one.engagementId));
  return [...new Set([...(counts ? grant.approvedBy : []), ...asking.flatMap((one) => one.approvedBy)])];
}

/** What the run itself asks for has to be approved by itself. At the end of an engagement all that is left was approved, or counted, before. */
function isAllowed({ own, target }: Work, approvedBy: readonly string[]): boolean {
  if (!needsAccess(own)) return true;
  return target.engagementIds.includes(own.engagementId) ? own.approvedBy.length > 0 : approvedBy.length > 0;
}
