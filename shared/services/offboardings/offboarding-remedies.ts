import type { Offboarding } from '../../domain/remedy/offboarding.ts';
import type { Remedy } from '../../domain/remedy/remedy.ts';
import { runIdOf } from '../../domain/run.ts';
import type { Remedies } from '../../ports/remedies.ts';

/** All remedies of an offboarding, shard by shard. */
export async function remediesOfOffboarding(
  remedies: Pick<Remedies, 'ofShard'>,
  { offboardingId, shards }: Pick<Offboarding, 'offboardingId' | 'shards'>,
): Promise<Remedy[]> {
  const runId = runIdOf('member-offboarding', offboardingId);
  const all: Remedy[] = [];
  for (let shard = 0; shard < shards; shard++) all.push(...(await remedies.ofShard(runId, shard)));
  return all;
}
