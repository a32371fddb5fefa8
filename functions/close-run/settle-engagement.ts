import { allowed, changeIdOf, type Engagement, needsAccess, takenBack } from '../../shared/domain/engagement.ts';
import { clientStream } from '../../shared/domain/ledger.ts';
import type { Run } from '../../shared/domain/run.ts';
import { ConflictError, NotFoundError } from '../../shared/errors.ts';
import type { Clients } from '../../shared/ports/clients.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { Engagements } from '../../shared/ports/engagements.ts';
import type { Runs } from '../../shared/ports/runs.ts';
import { isPlannedAgain, type PlanOnceMore } from '../../shared/services/access/plan-once-more.ts';
import { readEngagementRun } from '../../shared/services/runs/read-run.ts';
import type { SettleRecord } from './close-run.ts';

/** What settling needs. */
export interface SettleEngagementDependencies {
  readonly runs: Pick<Runs, 'read'>;
  readonly engagements: Engagements;
  readonly clients: Pick<Clients, 'read' | 'replace'>;
  readonly planOnceMore: PlanOnceMore;
  readonly clock: Clock;
}

/** Ends with which a change holds. */
const GOOD: ReadonlySet<string> = new Set(['provisioned', 'partly', 'ended', 'observed']);

/**
 * What becomes of an engagement when the run of its present change ends so. A change that people had to allow holds from now on, or its
 * terms of before come back. Nothing, where a person still has work to do.
 */
function settledBy(engagement: Engagement, end: string): Engagement {
  const present = engagement.before === undefined ? engagement : undefined;
  if (end === 'ended') return { ...allowed(engagement), state: 'ended' };
  if (end === 'provisioned' || end === 'partly' || end === 'observed') {
    if (engagement.state === 'starting') return { ...allowed(engagement), state: 'active' };
    return present ?? allowed(engagement);
  }
  if (present === undefined) return takenBack(engagement);
  // Nobody approved it, or a rule forbids it: it never began.
  return engagement.state === 'starting' ? { ...engagement, state: 'ended' } : engagement;
}

/** Brings the engagement, and the client with it, into the state that the run's end means. A run that a later change overtook settles nothing. */
export function createSettleEngagement({
  runs,
  engagements,
  clients,
  planOnceMore,
  clock,
}: SettleEngagementDependencies): SettleRecord {
  return async (run, end) => {
    const { run: own, engagement } = await readEngagementRun({ runs, engagements }, run.runId);
    if (changeIdOf(engagement) === run.businessId) {
      const here = settledBy(engagement, end);
      // The portal did not stand still: what is open is planned again, from what it is now.
      const again = await planOnceMore.next(run, here, end);
      const settled = again?.engagement ?? here;
      if (settled !== engagement) {
        const factOf = (type: 'engagement-ended' | 'engagement-change-refused') => ({
          stream: clientStream(engagement.clientId),
          type,
          at: clock.now().toISOString(),
          runId: run.runId,
          correlationId: run.correlationId,
          facts: { engagementId: engagement.engagementId, end },
        });
        const facts = [
          ...(again === undefined ? [] : [again.fact]),
          ...(settled.state === 'ended' ? [factOf('engagement-ended')] : []),
          ...(engagement.before !== undefined && !GOOD.has(end) ? [factOf('engagement-change-refused')] : []),
        ];
        await engagements.replace(settled, facts);
      }
      if (again !== undefined) await planOnceMore.begin(run, settled);
    } else if (isPlannedAgain(run, engagement)) {
      // An earlier try may have died before it began the run.
      await planOnceMore.begin(run, engagement);
    }
    await showOnClient(own.clientId);
  };

  async function showOnClient(clientId: string): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      const client = await clients.read(clientId);
      if (client === undefined) throw new NotFoundError('Client', clientId);
      const all = await engagements.ofClient(clientId);
      const state = all.some((one) => one.state === 'active' || one.state === 'ending')
        ? 'active'
        : all.some((one) => needsAccess(one) || one.state === 'paused')
          ? client.state
          : 'ended';
      if (state === client.state) return;
      try {
        return await clients.replace({ ...client, state }, []);
      } catch (error) {
        if (!(error instanceof ConflictError) || attempt === 5) throw error;
      }
    }
  }
}

/** Whether what a provisioning run left open is planned again already. */
export function createWasPlannedAgain(engagements: Pick<Engagements, 'read'>): (run: Run) => Promise<boolean> {
  return async (run) => {
    if (run.workflow !== 'access-provisioning') return false;
    const engagement = await engagements.read(run.businessId.replace(/-\d+$/, ''));
    return engagement !== undefined && isPlannedAgain(run, engagement);
  };
}
