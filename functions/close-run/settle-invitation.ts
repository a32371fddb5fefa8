import { isInvitationEnd } from '../../shared/domain/course.ts';
import { RuleError } from '../../shared/errors.ts';
import type { MoveInvitation } from '../../shared/services/move-invitation.ts';
import type { SettleRecord } from './close-run.ts';

/** Brings the invitation into its end. */
export function createSettleInvitation(moveInvitation: MoveInvitation): SettleRecord {
  return async (run, end) => {
    if (!isInvitationEnd(end)) throw new RuleError('named-end', `An invitation cannot end as "${end}".`);
    await moveInvitation(run, end);
  };
}
