import type { LedgerFact } from '../domain/ledger.ts';
import type { Run, WorkflowName } from '../domain/run.ts';

/** The runs: one item per piece of work. */
export interface Runs {
  /** Writes a new run; false when it exists already. */
  begin(run: Run, fact: LedgerFact): Promise<boolean>;
  read(runId: string): Promise<Run | undefined>;
  /** Replaces the run if nobody else did meanwhile. @throws ConflictError */
  replace(run: Run, facts: readonly LedgerFact[]): Promise<void>;
  /** Counts a hint on a run that has not ended; false when there is none. */
  hint(runId: string): Promise<boolean>;
}

/** Lists of runs, for operators. */
export interface RunDirectory {
  ofWorkflow(workflow: WorkflowName): Promise<Run[]>;
  ofClient(clientId: string): Promise<Run[]>;
}
