import { needsAccess } from '../../shared/domain/engagement.ts';
import type { Grant } from '../../shared/domain/grant.ts';
import type { Engagements } from '../../shared/ports/engagements.ts';
import type { WorkOnLine } from './give-access.ts';
import { stands } from './hand.ts';
import type { PlanAgain } from './plan-again.ts';
import type { RecordAccess } from './record-access.ts';
import type { WriteAccess } from './write-access.ts';

/** What taking away needs. */
export interface TakeAwayAccessDependencies {
  readonly engagements: Pick<Engagements, 'read'>;
  readonly planAgain: PlanAgain;
  readonly writeAccess: WriteAccess;
  readonly record: RecordAccess;
}

/**
 * Takes away what no engagement needs any more, or gives back what was there before us.
 * 1. An engagement that has begun since the plan was made, and whose run has the person's grant, keeps the access.
 * 2. The user is read, and what is left to do is told by the grant.
 * 3. What is gone or given back already is recorded; what no API may do is left to a person.
 * 4. Written once, and read back.
 */
export function createTakeAwayAccess({
  engagements,
  planAgain,
  writeAccess,
  record,
}: TakeAwayAccessDependencies): WorkOnLine {
  return async (hand, step) => {
    const { grant } = hand;
    if (!stands(grant)) return record.removed(hand, false);
    // 1. Still nobody's?
    if (await isNeeded(grant)) return record.refused(hand, 'overtaken');
    // 2. Read.
    const live = await hand.look();
    const target = await planAgain(hand, live, []);
    // 3. There already?
    if (live === undefined || target === undefined) return record.removed(hand, false);
    if (target.action === 'keep') return record.removed(hand, true);
    if (!step.mayAsk) return record.notVerified(hand, 'not-done-by-person');
    if (target.action === 'manual') return record.person(hand, target.reason);
    // 4. Write.
    const written = await writeAccess(hand, live, target.after);
    if (written.kind === 'as-wanted') return record.removed(hand, target.after !== undefined);
    if (written.kind === 'differs') return record.notVerified(hand, 'read-back-differs');
    return record.person(hand, 'write-refused');
  };

  async function isNeeded({ engagementIds, personId }: Grant): Promise<boolean> {
    for (const engagementId of engagementIds) {
      const engagement = await engagements.read(engagementId);
      if (engagement !== undefined && needsAccess(engagement) && engagement.team.includes(personId)) return true;
    }
    return false;
  }
}
