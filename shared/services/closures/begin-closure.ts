import { type Closure, closureIdOf } from '../../domain/closure.ts';
import { clientStream } from '../../domain/ledger.ts';
import { ConflictError, NotFoundError, RuleError } from '../../errors.ts';
import type { Clients } from '../../ports/clients.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Closures } from '../../ports/closures.ts';
import type { Connections } from '../../ports/connections.ts';
import type { BeginRun } from '../runs/begin-run.ts';

/** What beginning a closure needs. */
export interface BeginClosureDependencies {
  readonly closures: Pick<Closures, 'create' | 'lastOf'>;
  readonly clients: Pick<Clients, 'read'>;
  readonly connections: Pick<Connections, 'read'>;
  readonly clientAppId: number;
  readonly beginRun: BeginRun;
  readonly clock: Clock;
}

/** Who ends everything, and how it was said. */
export interface ClosureRequest {
  readonly clientId: string;
  readonly by: string;
  readonly cause: Closure['cause'];
  readonly correlationId: string;
  /** When the link that confirms it was made: it begins one closure, and shows afterwards what became of it. */
  readonly linkFrom?: string | undefined;
}

/** Begins the end of all access to a client's portal, once; `begun` is false where one runs, or nothing is left. @throws RuleError */
export type BeginClosure = (request: ClosureRequest) => Promise<{ closure: Closure; begun: boolean }>;

/** Numbers that others may take at the same moment. */
const TRIES = 5;

/**
 * Begins a closure.
 * 1. One that runs stands; a confirming link that was used begins no second one; and where the app is gone after one that is done, nothing is
 *    left. One that ended `partly` is followed by another, which takes up the rest.
 * 2. The record, with the ledger entry: it is due until its run has read the portal, so that the sweep starts the run of whoever dies here.
 * 3. The run.
 */
export function createBeginClosure(dependencies: BeginClosureDependencies): BeginClosure {
  const { closures, clients, connections, clientAppId, beginRun, clock } = dependencies;
  return async (request) => {
    const { clientId, by, cause, correlationId } = request;
    const client = await clients.read(clientId);
    if (client === undefined) throw new NotFoundError('Client', clientId);
    const { portalId } = client;
    if (portalId === undefined) {
      throw new RuleError('portal-known', 'No portal of this client is known, so there is no access to end.');
    }
    for (let attempt = 1; attempt <= TRIES; attempt++) {
      // 1. Is there one?
      const last = await closures.lastOf(clientId);
      if (last !== undefined && (await stands(last, request))) {
        if (last.state === 'running') await start(last);
        return { closure: last, begun: false };
      }
      // 2. Record.
      const at = clock.now().toISOString();
      const number = last === undefined ? 1 : numberOf(last) + 1;
      const closure: Closure = {
        closureId: closureIdOf(clientId, number),
        clientId,
        portalId,
        requestedBy: by,
        cause,
        correlationId,
        requestedAt: at,
        state: 'running',
        shards: 0,
        version: 1,
      };
      const created = await closures.create(closure, {
        stream: clientStream(clientId),
        type: 'client-closure-requested',
        at,
        actor: by,
        correlationId,
        facts: { closureId: closure.closureId, portalId, cause },
      });
      if (!created) continue;
      // 3. Run.
      await start(closure);
      return { closure, begun: true };
    }
    throw new ConflictError(`Closures of client ${clientId} change too fast.`);
  };

  async function stands(last: Closure, { linkFrom }: ClosureRequest): Promise<boolean> {
    if (last.state === 'running' || (linkFrom !== undefined && last.requestedAt >= linkFrom)) return true;
    if (last.state === 'partly') return false;
    return (await connections.read(clientAppId, last.portalId))?.health !== 'healthy';
  }

  async function start({ closureId, clientId, correlationId, requestedBy }: Closure): Promise<void> {
    await beginRun({ workflow: 'client-closure', businessId: closureId, clientId, correlationId, requestedBy });
  }
}

/** The last part of its id. */
export function numberOf({ closureId }: Pick<Closure, 'closureId'>): number {
  return Number(closureId.slice(closureId.lastIndexOf('-') + 1));
}
