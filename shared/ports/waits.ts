import type { LedgerFact } from '../domain/ledger.ts';
import type { Outcome, Wait } from '../domain/wait.ts';

/** Waits and their one outcome. */
export interface Waits {
  /** Writes a new wait; false when it is there already (a second attempt finds it). */
  open(wait: Wait, fact: LedgerFact): Promise<boolean>;
  /** Consistent. */
  read(waitId: string): Promise<Wait | undefined>;
  /** Replaces an open wait if nobody else changed it. @throws ConflictError */
  replace(wait: Wait, facts: readonly LedgerFact[]): Promise<void>;
  /** Writes the outcome, ends the wait and appends to the ledger in one transaction; false when an outcome is there already. @throws ConflictError when the wait changed meanwhile. */
  end(wait: Wait, outcome: Outcome, facts: readonly LedgerFact[]): Promise<boolean>;
  /** Open waits of a run, newest last. */
  openOfRun(runId: string): Promise<Wait[]>;
}

/** Endings as the motor sees them. */
export interface Outcomes {
  /** Consistent. */
  read(waitId: string): Promise<Outcome | undefined>;
  /** Marks that the step after the wait has it; the sweep stops repeating it. */
  markTaken(waitId: string, at: string): Promise<void>;
  /** Puts off the next repetition. */
  postpone(waitId: string, until: string): Promise<void>;
}

/** Lists of waits, for operators. */
export interface WaitDirectory {
  /** All open waits. */
  listOpen(): Promise<Wait[]>;
  ofRun(runId: string): Promise<Wait[]>;
}

/** Task tokens of executions that wait; all are kept. */
export interface TaskTokens {
  keep(waitId: string, token: string): Promise<void>;
  /** Consistent. */
  list(waitId: string): Promise<string[]>;
}
