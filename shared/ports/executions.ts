import type { WorkflowName } from '../domain/run.ts';
import type { OutcomeResult } from '../domain/wait.ts';

/** The motor: executions of state machines. */
export interface Executions {
  /** Starts the attempt's execution; an execution of that name that exists already is fine. */
  start(workflow: WorkflowName, runId: string, attempt: number): Promise<void>;
  state(workflow: WorkflowName, runId: string, attempt: number): Promise<'running' | 'ended' | 'never-started'>;
  stop(workflow: WorkflowName, runId: string, attempt: number, cause: string): Promise<void>;
}

/** Waking up what waits. */
export interface Resumption {
  /** Hands the result to a task token; a dead token is no error. */
  resume(token: string, result: OutcomeResult): Promise<'sent' | 'dead'>;
}
