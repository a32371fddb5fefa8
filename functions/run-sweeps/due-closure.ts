import type { Closures } from '../../shared/ports/closures.ts';
import type { BeginRun } from '../../shared/services/runs/begin-run.ts';
import type { DealWith } from './run-sweeps.ts';

/** A closure whose start died gets its run; one that has its run is left alone by `beginRun`. */
export function createDueClosure(closures: Pick<Closures, 'read'>, beginRun: BeginRun): DealWith {
  return async (closureId) => {
    const closure = await closures.read(closureId);
    if (closure?.state !== 'running') return;
    const { clientId, correlationId, requestedBy } = closure;
    await beginRun({ workflow: 'client-closure', businessId: closureId, clientId, correlationId, requestedBy });
  };
}
