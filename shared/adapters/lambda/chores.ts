import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import * as z from 'zod';
import type { Chores } from '../../ports/chores.ts';

const sweepSchema = z.object({ done: z.record(z.string(), z.int()), failed: z.int() });
const pollSchema = z.object({
  connected: z.boolean(),
  records: z.int(),
  began: z.int(),
  failed: z.int(),
  roster: z.int(),
});

/** Calls the functions that the schedule calls, and waits for what they report. */
export function createChores(functions: { sweep: string; poll: string }, client = new LambdaClient({})): Chores {
  async function invoke<T>(name: string, correlationId: string, reads: z.ZodType<T>): Promise<T> {
    const answer = await client.send(
      new InvokeCommand({ FunctionName: name, Payload: new TextEncoder().encode(JSON.stringify({ correlationId })) }),
    );
    // The payload of a failure is a stack trace; the function's own log has it.
    if (answer.FunctionError !== undefined) throw new Error(`The function ${name} failed (${answer.FunctionError}).`);
    return reads.parse(JSON.parse(new TextDecoder().decode(answer.Payload)));
  }
  return {
    sweep: (correlationId) => invoke(functions.sweep, correlationId, sweepSchema),
    poll: (correlationId) => invoke(functions.poll, correlationId, pollSchema),
  };
}
