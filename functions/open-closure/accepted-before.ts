import { type Closure, closureIdOf } from '../../shared/domain/closure.ts';
import type { Remedy } from '../../shared/domain/remedy/remedy.ts';
import type { Closures } from '../../shared/ports/closures.ts';
import type { Remedies } from '../../shared/ports/remedies.ts';
import { numberOf } from '../../shared/services/closures/begin-closure.ts';
import { remediesOfClosure } from '../../shared/services/closures/closure-of-run.ts';

/**
 * What the client left as it is in the closure before, by person: where that ended `partly`, and this one takes up the rest. After one that is
 * done the client has connected anew, and is asked anew.
 */
export type AcceptedBefore = (closure: Closure) => Promise<ReadonlyMap<string, Remedy>>;

/** @see AcceptedBefore */
export function createAcceptedBefore({
  closures,
  remedies,
}: {
  readonly closures: Pick<Closures, 'read'>;
  readonly remedies: Pick<Remedies, 'ofShard'>;
}): AcceptedBefore {
  return async (closure) => {
    const before = await closures.read(closureIdOf(closure.clientId, numberOf(closure) - 1));
    const all = before?.state !== 'partly' ? [] : await remediesOfClosure(remedies, before);
    return new Map(
      all.filter(({ reason }) => reason === 'left-open-by-client').map((remedy) => [remedy.personId, remedy]),
    );
  };
}
