import type { LedgerFact } from '../domain/ledger.ts';
import type { Offboarding } from '../domain/remedy/offboarding.ts';
import type { Remedy } from '../domain/remedy/remedy.ts';

/** Remedies by run and shard. */
export interface Remedies {
  /** Writes those that are not there yet; what is there stays. */
  keepAll(remedies: readonly Remedy[]): Promise<void>;
  ofShard(runId: string, shard: number): Promise<Remedy[]>;
  /** Consistent. */
  read(runId: string, shard: number, item: number): Promise<Remedy | undefined>;
  /** @throws ConflictError */
  replace(remedy: Remedy, facts: readonly LedgerFact[]): Promise<void>;
}

/** Leavings. */
export interface Offboardings {
  /** False when it exists. */
  create(offboarding: Offboarding, fact: LedgerFact): Promise<boolean>;
  read(offboardingId: string): Promise<Offboarding | undefined>;
  /** @throws ConflictError */
  replace(offboarding: Offboarding, facts: readonly LedgerFact[]): Promise<void>;
  /** Oldest first. */
  ofPerson(personId: string): Promise<Offboarding[]>;
  /** The newest first. */
  list(limit: number): Promise<Offboarding[]>;
}
