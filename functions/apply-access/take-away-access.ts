import { stands } from '../../shared/domain/grant.ts';
import type { WriteAccess } from '../../shared/services/access/write-access.ts';
import type { ByConfirmation } from './by-confirmation.ts';
import { userAt } from './hand.ts';
import type { RecordAccess } from './record-access.ts';
import type { DoWork } from './work-on-line.ts';

/** What taking away needs. */
export interface TakeAwayAccessDependencies {
  readonly writeAccess: WriteAccess;
  readonly byConfirmation: Pick<ByConfirmation, 'takeAway'>;
  readonly record: RecordAccess;
}

/**
 * Takes away what no engagement needs any more, or gives back what was there before us.
 * 1. What is gone or given back already is recorded; what no API may do is left to a person.
 * 2. Written once, and read back.
 */
export function createTakeAwayAccess({ writeAccess, byConfirmation, record }: TakeAwayAccessDependencies): DoWork {
  return async ({ hand, target, live, step }) => {
    if (hand.plan.unread === true) return byConfirmation.takeAway({ hand, target, step });
    // 1. There already?
    if (!stands(hand.grant) || live === undefined) return record.removed(hand, false);
    if (target.action === 'keep') return record.removed(hand, true);
    if (!step.mayAsk) return record.notVerified(hand, 'not-done-by-person');
    if (target.action === 'manual') return record.person(hand, target.reason);
    // 2. Write.
    const written = await writeAccess(userAt(hand), live, target.after);
    if (written.kind === 'as-wanted') return record.removed(hand, target.after !== undefined);
    if (written.kind === 'differs') return record.notVerified(hand, 'read-back-differs');
    return record.person(hand, 'write-refused');
  };
}
