import type { PlanItem } from '../../shared/domain/access-plan.ts';
import { stands } from '../../shared/domain/grant.ts';
import type { People } from '../../shared/ports/people.ts';
import type { ManualStep } from '../../shared/services/access/manual-rounds.ts';
import type { ApplyResult } from '../../workflows/access-provisioning/contract.ts';
import type { Hand } from './hand.ts';
import type { RecordAccess } from './record-access.ts';

/** What works on lines of a portal that cannot be read. */
export interface ByConfirmation {
  /** Access that was confirmed, or is asked for. */
  give(work: ConfirmWork, approvedBy: readonly string[]): Promise<ApplyResult>;
  /** Access that is to go. */
  takeAway(work: ConfirmWork): Promise<ApplyResult>;
}

/** A line, and how far asking has come. */
interface ConfirmWork {
  readonly hand: Hand;
  readonly target: PlanItem;
  readonly step: ManualStep;
}

/**
 * Where the client would rather not have our app in its portal, its word is all there is (rule 4): a person of the client does it by hand and
 * says so, and that is kept as evidence. Nobody of the agency can say it in its place.
 */
export function createByConfirmation({
  people,
  record,
}: {
  readonly people: Pick<People, 'read'>;
  readonly record: RecordAccess;
}): ByConfirmation {
  async function wordOf({ last, by }: ManualStep): Promise<string | undefined> {
    if (last !== 'done' || by === undefined) return undefined;
    return (await people.read(by))?.kind === 'client' ? by : undefined;
  }

  function ask({ hand, target, step }: ConfirmWork): Promise<ApplyResult> {
    if (!step.mayAsk) {
      return record.notVerified(hand, step.last === 'done' ? 'not-confirmed-by-client' : 'not-done-by-person');
    }
    return record.person(hand, target.reason);
  }

  return {
    async give(work, approvedBy) {
      const { hand, target, step } = work;
      const by = target.action === 'keep' ? hand.grant?.confirmedBy : await wordOf(step);
      if (by !== undefined) return record.confirmed(hand, target, by, approvedBy);
      // There from the start, so that the client is asked to take it away at the end, however late it was given.
      if (step.mayAsk) await record.begin(hand, target, 'requested', approvedBy);
      return ask(work);
    },

    async takeAway(work) {
      if (!stands(work.hand.grant)) return record.removed(work.hand, false);
      const by = await wordOf(work.step);
      return by === undefined ? ask(work) : record.confirmedGone(work.hand, by);
    },
  };
}
