import { openLinesOf, ownLinesOf, type RunWork } from '../../shared/services/access/open-lines.ts';

/** Names of ends of a provisioning run that came as far as its last step. */
export type ProvisioningEnd = 'provisioned' | 'refused' | 'partly' | 'ended' | 'ended-partly';

/** How a run ends. What counts are the lines of the run's own engagement: a line that another one's work left open does not hold it back. */
export function runEndOf(work: RunWork): ProvisioningEnd {
  const open = openLinesOf(work);
  if (!work.gives) return open.length === 0 ? 'ended' : 'ended-partly';
  if (open.length === 0) return 'provisioned';
  const refused = open.length === ownLinesOf(work).length && open.every((one) => one.refused);
  return refused ? 'refused' : 'partly';
}
