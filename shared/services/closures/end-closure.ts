import { type Closure, holdsUninstall } from '../../domain/closure.ts';
import { clientStream } from '../../domain/ledger.ts';
import { sumUp } from '../../domain/remedy/sum-up.ts';
import { runIdOf } from '../../domain/run.ts';
import { ConflictError } from '../../errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Closures } from '../../ports/closures.ts';
import type { Remedies } from '../../ports/remedies.ts';
import { closureOf, remediesOfClosure } from './closure-of-run.ts';

/** What ending a closure needs. */
export interface EndClosureDependencies {
  readonly closures: Pick<Closures, 'read' | 'replace'>;
  readonly remedies: Pick<Remedies, 'ofShard'>;
  readonly clock: Clock;
}

/** The named end of a closure's run. */
export type ClosureEnd = 'closed' | 'closed-partly';

/** Ends a closure as its remedies and the app's uninstallation say, once; again, it gives the end that stands. */
export type EndClosure = (closureId: string) => Promise<{ closure: Closure; end: ClosureEnd }>;

/** More conflicts in a row mean that something is wrong. */
const TRIES = 5;

/** @see EndClosure */
export function createEndClosure({ closures, remedies, clock }: EndClosureDependencies): EndClosure {
  return async (closureId) => {
    for (let attempt = 1; ; attempt++) {
      const closure = await closureOf(closures, { businessId: closureId });
      if (closure.state !== 'running') return { closure, end: endOfClosure(closure) };
      const all = await remediesOfClosure(remedies, closure);
      const sum = sumUp(all);
      const open = all.filter(holdsUninstall).length;
      const state = closure.uninstalledAt === undefined ? 'partly' : 'done';
      const at = clock.now().toISOString();
      const next: Closure = { ...closure, state, removedAt: sum.removedAt, endedAt: at };
      const { clientId, portalId, correlationId } = closure;
      const end = endOfClosure(next);
      const counts = { removed: sum.removed.length, absent: sum.absent, left: sum.exceptions.length - open, open };
      try {
        await closures.replace(next, [
          {
            stream: clientStream(clientId),
            type: 'client-closure-ended',
            at,
            runId: runIdOf('client-closure', closureId),
            correlationId,
            facts: { closureId, portalId, end, ...counts },
          },
        ]);
        return { closure: { ...next, version: next.version + 1 }, end };
      } catch (error) {
        if (!(error instanceof ConflictError) || attempt === TRIES) throw error;
      }
    }
  };
}

/** The run's end by the closure's state. */
export function endOfClosure({ state }: Pick<Closure, 'state'>): ClosureEnd {
  return state === 'done' ? 'closed' : 'closed-partly';
}
