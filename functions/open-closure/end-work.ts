import type { Closure } from '../../shared/domain/closure.ts';
import { clientStream } from '../../shared/domain/ledger.ts';
import type { Run } from '../../shared/domain/run.ts';
import { ConflictError, NotFoundError } from '../../shared/errors.ts';
import type { Clients } from '../../shared/ports/clients.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { Engagements, Grants } from '../../shared/ports/engagements.ts';
import type { RunDirectory } from '../../shared/ports/runs.ts';
import type { Waits } from '../../shared/ports/waits.ts';
import type { EndWait } from '../../shared/services/runs/end-wait.ts';

/** What ending a client's work needs. */
export interface EndWorkDependencies {
  readonly clients: Pick<Clients, 'read' | 'replace'>;
  readonly engagements: Pick<Engagements, 'ofClient' | 'read' | 'replace'>;
  readonly grants: Pick<Grants, 'ofPortal'>;
  readonly runDirectory: Pick<RunDirectory, 'ofClient'>;
  readonly waits: Pick<Waits, 'openOfRun'>;
  readonly endWait: EndWait;
  readonly clock: Clock;
}

/** Ends all engagements of a client and what waits for people because of them; again, it does nothing. */
export type EndWork = (closure: Closure, run: Pick<Run, 'runId' | 'correlationId'>) => Promise<void>;

/** Runs change records at any time; more conflicts in a row mean that something is wrong. */
const TRIES = 5;

/**
 * 1. Each engagement ends, without a run of its own: the closure takes the access away. Its change is raised, so that runs under way find
 *    themselves overtaken, and settle nothing.
 * 2. Questions, tasks and manual steps of the client's other runs are withdrawn.
 * 3. The client shows it.
 * @see EndWork
 */
export function createEndWork(dependencies: EndWorkDependencies): EndWork {
  const { clients, engagements, grants, runDirectory, waits, endWait, clock } = dependencies;

  return async (closure, run) => {
    const { clientId, portalId, requestedBy } = closure;
    // 1. Engagements: the list may lag behind, and the grants tell of others.
    const listed = (await engagements.ofClient(clientId)).map(({ engagementId }) => engagementId);
    const counted = (await grants.ofPortal(clientId, portalId)).flatMap(({ engagementIds }) => engagementIds);
    for (const engagementId of new Set([...listed, ...counted])) await endEngagement(engagementId, closure, run);
    // 2. Waits.
    for (const other of await runDirectory.ofClient(clientId)) {
      if (other.state === 'ended' || other.runId === run.runId) continue;
      for (const wait of await waits.openOfRun(other.runId)) {
        await endWait(wait.waitId, { result: 'withdrawn', cause: 'operator', by: [requestedBy] });
      }
    }
    // 3. Client.
    await showOnClient(clientId);
  };

  async function endEngagement(
    engagementId: string,
    { clientId, requestedBy }: Closure,
    run: Pick<Run, 'runId' | 'correlationId'>,
  ) {
    for (let attempt = 1; ; attempt++) {
      const engagement = await engagements.read(engagementId);
      if (engagement === undefined || engagement.state === 'ended') return;
      const fact = {
        stream: clientStream(clientId),
        type: 'engagement-ended' as const,
        at: clock.now().toISOString(),
        actor: requestedBy,
        runId: run.runId,
        correlationId: run.correlationId,
        facts: { engagementId, end: 'client-closure' },
      };
      try {
        return await engagements.replace({ ...engagement, state: 'ended', change: engagement.change + 1 }, [fact]);
      } catch (error) {
        if (!(error instanceof ConflictError) || attempt === TRIES) throw error;
      }
    }
  }

  async function showOnClient(clientId: string): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      const client = await clients.read(clientId);
      if (client === undefined) throw new NotFoundError('Client', clientId);
      if (client.state === 'ended') return;
      try {
        return await clients.replace({ ...client, state: 'ended' }, []);
      } catch (error) {
        if (!(error instanceof ConflictError) || attempt === TRIES) throw error;
      }
    }
  }
}
