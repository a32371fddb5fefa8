import { InvalidToken, SendTaskSuccessCommand, SFNClient, TaskDoesNotExist, TaskTimedOut } from '@aws-sdk/client-sfn';
import type { Resumption } from '../../ports/executions.ts';

/** Task tokens of Step Functions. */
export function createResumption(client = new SFNClient({})): Resumption {
  return {
    async resume(token, result) {
      try {
        await client.send(new SendTaskSuccessCommand({ taskToken: token, output: JSON.stringify({ result }) }));
        return 'sent';
      } catch (error) {
        if (error instanceof TaskDoesNotExist || error instanceof TaskTimedOut || error instanceof InvalidToken)
          return 'dead';
        throw error;
      }
    },
  };
}
