import type { PlanItem } from '../../shared/domain/access-plan.ts';
import { type Engagement, needsAccess } from '../../shared/domain/engagement.ts';
import type { PlanItemResult } from '../../shared/ports/engagements.ts';

/** Names of ends of a provisioning run that came as far as its last step. */
export type ProvisioningEnd = 'provisioned' | 'refused' | 'partly' | 'ended';

/**
 * How a run ends. What counts are the lines of the run's own engagement: a line that another one's work left open does not hold it back.
 * `overtaken`: a later change of the engagement has a run of its own.
 */
export function runEndOf(
  engagement: Engagement,
  overtaken: boolean,
  items: readonly PlanItem[],
  results: readonly PlanItemResult[],
): ProvisioningEnd {
  const resultOf = new Map(results.map((result) => [result.item, result]));
  const isVerified = (line: PlanItem) => resultOf.get(line.item)?.state === 'verified';
  const isOvertaken = (line: PlanItem) => resultOf.get(line.item)?.reason === 'overtaken';
  const gives = overtaken || needsAccess(engagement);
  if (gives) {
    const own = items.filter((line) => line.engagementIds.includes(engagement.engagementId));
    if (own.every(isVerified)) return 'provisioned';
    const refused = own.every((line) => resultOf.get(line.item)?.state === 'refused' && !isOvertaken(line));
    return refused ? 'refused' : 'partly';
  }
  // What a newer engagement took over is that one's run to verify. A refusal is a wish of another engagement, and takes nothing away.
  const own = items.filter((line) => line.action !== 'refuse' && engagement.team.includes(line.personId));
  return own.every((line) => isVerified(line) || isOvertaken(line)) ? 'ended' : 'partly';
}
