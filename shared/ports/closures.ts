import type { Closure } from '../domain/closure.ts';
import type { LedgerFact } from '../domain/ledger.ts';

/** Endings of everything that clients asked for. */
export interface Closures {
  /** False when it exists. */
  create(closure: Closure, fact: LedgerFact): Promise<boolean>;
  /** Consistent. */
  read(closureId: string): Promise<Closure | undefined>;
  /** @throws ConflictError */
  replace(closure: Closure, facts: readonly LedgerFact[]): Promise<void>;
  /** The newest of a client, consistently. */
  lastOf(clientId: string): Promise<Closure | undefined>;
}
