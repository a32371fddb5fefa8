import { changeIdOf, type Engagement, needsAccess } from '../../shared/domain/engagement.ts';
import { clientStream } from '../../shared/domain/ledger.ts';
import { ConflictError, NotFoundError } from '../../shared/errors.ts';
import type { Clients } from '../../shared/ports/clients.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { Engagements } from '../../shared/ports/engagements.ts';
import type { Runs } from '../../shared/ports/runs.ts';
import { readEngagementRun } from '../../shared/services/runs/read-run.ts';
import type { SettleRecord } from './close-run.ts';

/** What settling needs. */
export interface SettleEngagementDependencies {
  readonly runs: Pick<Runs, 'read'>;
  readonly engagements: Engagements;
  readonly clients: Clients;
  readonly clock: Clock;
}

/** What becomes of an engagement when the run of its present change ends so. Nothing, where a person still has work to do. */
function stateAfter(engagement: Engagement, end: string): Engagement['state'] {
  if (end === 'provisioned' || end === 'partly' || end === 'observed')
    return engagement.state === 'starting' ? 'active' : engagement.state;
  if (end === 'ended') return 'ended';
  // Nobody approved it, or a rule forbids it: it never began.
  if (engagement.state === 'starting') return 'ended';
  return engagement.state;
}

/** Brings the engagement, and the client with it, into the state that the run's end means. A run that a later change overtook settles nothing. */
export function createSettleEngagement({
  runs,
  engagements,
  clients,
  clock,
}: SettleEngagementDependencies): SettleRecord {
  return async (run, end) => {
    const { run: own, engagement } = await readEngagementRun({ runs, engagements }, run.runId);
    if (changeIdOf(engagement) === run.businessId) {
      const state = stateAfter(engagement, end);
      if (state !== engagement.state) {
        const facts =
          state === 'ended'
            ? [
                {
                  stream: clientStream(engagement.clientId),
                  type: 'engagement-ended' as const,
                  at: clock.now().toISOString(),
                  runId: run.runId,
                  correlationId: run.correlationId,
                  facts: { engagementId: engagement.engagementId, end },
                },
              ]
            : [];
        await engagements.replace({ ...engagement, state }, facts);
      }
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
        : all.some(needsAccess)
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
