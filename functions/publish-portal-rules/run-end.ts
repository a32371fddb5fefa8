import { openLinesOf, ownLinesOf, type RunWork } from '../../shared/services/access/open-lines.ts';
import { isObserved } from '../../shared/services/outgoing/stopped-lines.ts';

/** Names of ends of a provisioning run that came as far as its last step. */
export type ProvisioningEnd =
  | 'provisioned'
  | 'refused'
  | 'partly'
  | 'ended'
  | 'ended-partly'
  | 'paused'
  | 'paused-partly'
  | 'observed';

/** How a run ends. What counts are the lines of the run's own engagement: a line that another one's work left open does not hold it back. */
export function runEndOf(work: RunWork): ProvisioningEnd {
  const open = openLinesOf(work);
  // Told in words of its own: nothing failed, and nothing was done.
  if (work.results.some(isObserved)) return 'observed';
  if (!work.gives) {
    const end = work.engagement.state === 'paused' ? 'paused' : 'ended';
    return open.length === 0 ? end : `${end}-partly`;
  }
  if (open.length === 0) return 'provisioned';
  const refused = open.length === ownLinesOf(work).length && open.every((one) => one.refused);
  return refused ? 'refused' : 'partly';
}
