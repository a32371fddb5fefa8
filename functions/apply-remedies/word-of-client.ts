import type { RemedyException, RemedyReason } from '../../shared/domain/remedy/remedy.ts';
import type { People } from '../../shared/ports/people.ts';
import type { RemedyHand } from './remedy-hand.ts';

/** What a client that ends everything has said of somebody's access; undefined where it has said nothing that counts. */
export type WordOfClient = (
  hand: Pick<RemedyHand, 'run' | 'step'>,
  reason: RemedyReason,
) => Promise<Pick<RemedyException, 'reason' | 'control' | 'approvedBy'> | undefined>;

/**
 * Only in a closure, and only a person of the client: to leave it as it is; or that it is done, where nobody of ours can read the portal. A
 * portal that can be read is read back, whatever was said.
 * @see WordOfClient
 */
export function createWordOfClient(people: Pick<People, 'read'>): WordOfClient {
  return async ({ run, step }, reason) => {
    const { last, by } = step;
    if (run.workflow !== 'client-closure' || by === undefined) return undefined;
    const left = last === 'declined';
    const confirmed = last === 'done' && reason.startsWith('connection-');
    if (!left && !confirmed) return undefined;
    if ((await people.read(by))?.kind !== 'client') return undefined;
    return left
      ? { reason: 'left-open-by-client', control: 'accepted-by-client', approvedBy: by }
      : { reason: 'confirmed-by-client', control: 'confirmed-by-client', approvedBy: by };
  };
}
