import type { LedgerFact } from '../domain/ledger.ts';
import type { MailRequest } from '../domain/mail.ts';
import type { Outcome, Wait } from '../domain/wait.ts';

/** Waits and their one outcome. */
export interface Waits {
  /** Writes a new wait; false when it is there already (a second attempt finds it). */
  open(wait: Wait, fact: LedgerFact, mails?: QueuedMails): Promise<boolean>;
  /** Consistent. */
  read(waitId: string): Promise<Wait | undefined>;
  /** Replaces an open wait if nobody else changed it, together with the mails that follow from the change. @throws ConflictError */
  replace(wait: Wait, facts: readonly LedgerFact[], mails?: QueuedMails): Promise<void>;
  /** Writes the outcome, ends the wait and appends to the ledger in one transaction; false when an outcome is there already. @throws ConflictError when the wait changed meanwhile. */
  end(wait: Wait, outcome: Outcome, facts: readonly LedgerFact[]): Promise<boolean>;
  /** Open waits of a run, newest last. */
  openOfRun(runId: string): Promise<Wait[]>;
}

/** Pauses of decisions: a message comes when one is over. Losing one loses no decision: the sweep finds what is due. */
export interface Pauses {
  /** `seconds` from now. */
  begin(waitId: string, pendingId: string, seconds: number): Promise<void>;
}

/** Mails that are queued in the transaction of what they tell of. */
export interface QueuedMails {
  readonly requests: readonly MailRequest[];
  readonly at: Date;
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
