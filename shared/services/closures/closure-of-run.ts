import type { Closure } from '../../domain/closure.ts';
import type { Remedy } from '../../domain/remedy/remedy.ts';
import { type Run, runIdOf } from '../../domain/run.ts';
import { NotFoundError } from '../../errors.ts';
import type { Closures } from '../../ports/closures.ts';
import type { Remedies } from '../../ports/remedies.ts';

/** Reads the closure that a run is about. @throws NotFoundError */
export async function closureOf(
  closures: Pick<Closures, 'read'>,
  { businessId }: Pick<Run, 'businessId'>,
): Promise<Closure> {
  const closure = await closures.read(businessId);
  if (closure === undefined) throw new NotFoundError('Closure', businessId);
  return closure;
}

/** All remedies of a closure, shard by shard. */
export async function remediesOfClosure(
  remedies: Pick<Remedies, 'ofShard'>,
  { closureId, shards }: Pick<Closure, 'closureId' | 'shards'>,
): Promise<Remedy[]> {
  const runId = runIdOf('client-closure', closureId);
  const all: Remedy[] = [];
  for (let shard = 0; shard < shards; shard++) all.push(...(await remedies.ofShard(runId, shard)));
  return all;
}
