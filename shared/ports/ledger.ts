import type { LedgerEntry, LedgerFact } from '../domain/ledger.ts';

/** The append-only record. Most entries join the transaction of what they tell of; this port is for the rest and for reading. */
export interface Ledger {
  append(facts: readonly LedgerFact[]): Promise<void>;
  /** A whole stream in order. */
  read(stream: string): Promise<LedgerEntry[]>;
}
