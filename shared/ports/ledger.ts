import type { LedgerEntry, LedgerFact } from '../domain/ledger.ts';

/** The append-only record. Most entries join the transaction of what they tell of; this port is for the rest and for reading. */
export interface Ledger {
  /** With `once`, a name in the first fact's stream, they are appended one time only, whoever is first; then nothing is, and that is no error. */
  append(facts: readonly LedgerFact[], once?: string): Promise<void>;
  /** A whole stream in order. */
  read(stream: string): Promise<LedgerEntry[]>;
}
