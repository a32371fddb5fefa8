import {
  DescribeExecutionCommand,
  ExecutionAlreadyExists,
  ExecutionDoesNotExist,
  SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { executionNameOf, type WorkflowName } from '../../domain/run.ts';
import type { Executions } from '../../ports/executions.ts';

/** Executions in Step Functions, named after run and attempt. `arnOf` gives a state machine's ARN. */
export function createExecutions(arnOf: (workflow: WorkflowName) => string, client = new SFNClient({})): Executions {
  const executionArn = (workflow: WorkflowName, runId: string, attempt: number) =>
    `${arnOf(workflow).replace(':stateMachine:', ':execution:')}:${executionNameOf(runId, attempt)}`;
  return {
    async start(workflow, runId, attempt) {
      try {
        await client.send(
          new StartExecutionCommand({
            stateMachineArn: arnOf(workflow),
            name: executionNameOf(runId, attempt),
            input: JSON.stringify({ runId }),
          }),
        );
      } catch (error) {
        // AWS answers success while one of the same input runs; the emulator, and AWS after its end, say that it exists.
        if (!(error instanceof ExecutionAlreadyExists)) throw error;
      }
    },
    async state(workflow, runId, attempt) {
      try {
        const answer = await client.send(
          new DescribeExecutionCommand({ executionArn: executionArn(workflow, runId, attempt) }),
        );
        return answer.status === 'RUNNING' ? 'running' : 'ended';
      } catch (error) {
        if (error instanceof ExecutionDoesNotExist) return 'never-started';
        throw error;
      }
    },
    async stop(workflow, runId, attempt, cause) {
      try {
        await client.send(new StopExecutionCommand({ executionArn: executionArn(workflow, runId, attempt), cause }));
      } catch (error) {
        if (!(error instanceof ExecutionDoesNotExist)) throw error;
      }
    },
  };
}
