import type { LedgerFact } from '../domain/ledger.ts';
import type { OutgoingState } from '../domain/outgoing.ts';

/** One switch for all changes that leave the product. */
export interface OutgoingSwitch {
  /** As it stands now, read consistently; undefined where nobody ever turned it. */
  read(): Promise<OutgoingState | undefined>;
  /** Creates it (version 0) or replaces it. @throws ConflictError when somebody else turned it meanwhile. */
  write(state: OutgoingState, fact: LedgerFact): Promise<void>;
}
