import aws4, { type Request } from 'aws4';
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

const journalSchema = z.object({ read: z.int(), uninstalled: z.int() });

/** API Gateway gives up after 30 s; a chore that takes longer goes on by itself. Milliseconds. */
const TIMEOUT = 25_000;

/** A chore did not report: it failed, or takes longer than a caller can wait. */
export class ChoreError extends Error {
  override readonly name = 'ChoreError';
}

/**
 * Calls the functions that the schedule calls, and waits for what they report. One call is all that we need of Lambda, so it is signed
 * here: the SDK's client would take a tenth of the function's size budget. Credentials come from the environment at each call, since they change.
 */
export function createChores(
  functions: { sweep: string; poll: string; journal: string },
  variables: NodeJS.ProcessEnv = process.env,
): Chores {
  async function invoke<T>(name: string, correlationId: string, reads: z.ZodType<T>): Promise<T> {
    const request = invocationOf(name, JSON.stringify({ correlationId }), variables);
    let answer: Response;
    try {
      answer = await fetch(request.url, { ...request.init, signal: AbortSignal.timeout(TIMEOUT) });
    } catch (cause) {
      throw new ChoreError(`The function ${name} did not report in time.`, { cause });
    }
    // The body of a failure is a stack trace; the function's own log has it.
    if (!answer.ok) throw new ChoreError(`The function ${name} could not be called (${answer.status}).`);
    if (answer.headers.has('x-amz-function-error')) throw new ChoreError(`The function ${name} failed.`);
    return reads.parse(await answer.json());
  }
  return {
    sweep: (correlationId) => invoke(functions.sweep, correlationId, sweepSchema),
    poll: (correlationId) => invoke(functions.poll, correlationId, pollSchema),
    journal: (correlationId) => invoke(functions.journal, correlationId, journalSchema),
  };
}

function invocationOf(name: string, body: string, variables: NodeJS.ProcessEnv): { url: URL; init: RequestInit } {
  const region = variables['AWS_REGION'] ?? 'us-east-1';
  const endpoint = variables['AWS_ENDPOINT_URL'] ?? `https://lambda.${region}.amazonaws.com`;
  const url = new URL(`/2015-03-31/functions/${encodeURIComponent(name)}/invocations`, endpoint);
  const signed: Request = aws4.sign(
    {
      service: 'lambda',
      region,
      method: 'POST',
      host: url.host,
      path: url.pathname,
      headers: { 'content-type': 'application/json' },
      body,
    },
    {
      accessKeyId: variables['AWS_ACCESS_KEY_ID'] ?? '',
      secretAccessKey: variables['AWS_SECRET_ACCESS_KEY'] ?? '',
      ...(variables['AWS_SESSION_TOKEN'] === undefined ? {} : { sessionToken: variables['AWS_SESSION_TOKEN'] }),
    },
  );
  // fetch sets these two itself, to the same values.
  const { Host: _host, 'Content-Length': _length, ...headers } = signed.headers ?? {};
  return { url, init: { method: 'POST', headers: headers as Record<string, string>, body } };
}
