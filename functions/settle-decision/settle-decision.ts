import type { SettleQuestion } from '../../shared/services/questions/settle-question.ts';
import { pauseMessage } from './schema.ts';

/**
 * Lets a decision take effect when its pause is over. A message that comes too early, twice, or for a decision that was taken back does
 * nothing; one that is lost is made good by the sweep.
 */
export function createSettleDecision(settleQuestion: SettleQuestion) {
  return async (body: unknown): Promise<string> => {
    const { waitId, pendingId } = pauseMessage.parse(body);
    return settleQuestion(waitId, pendingId);
  };
}
