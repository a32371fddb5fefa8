import { randomUUID } from 'node:crypto';
import type * as z from 'zod';
import { problemAnswer } from './answers.ts';
import type { ApiAccess } from './api-access.ts';
import { ApiRefusalError, ApiUnreachableError } from './errors.ts';

/** An answer: as it came, and as the command reads it. */
export interface Answer<T> {
  readonly raw: unknown;
  readonly data: T;
}

/** The API of one stage. Every call throws ApiRefusalError or ApiUnreachableError. */
export interface ApiClient {
  get<T>(path: string, reads: z.ZodType<T>): Promise<Answer<T>>;
  send<T>(method: 'POST' | 'PUT' | 'DELETE', path: string, body: unknown, reads: z.ZodType<T>): Promise<Answer<T>>;
}

/** Longer than the API's own limit of 30 s. */
const TIMEOUT_MILLISECONDS = 35_000;
/** Tries of a call whose answer was lost; the idempotency key makes a repeated one safe. */
const TRIES = 3;

/** @see ApiClient. `toldTimeZone` hears the zone (IANA name) in which an answer's times are to be told. */
export function createApiClient(
  { api, token, from, whenSilent }: ApiAccess,
  toldTimeZone?: (timeZone: string) => void,
): ApiClient {
  return {
    get: (path, reads) => call(path, { method: 'GET' }, reads),
    send: (method, path, body, reads) =>
      call(
        path,
        {
          method,
          body: JSON.stringify(body),
          headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
        },
        reads,
      ),
  };

  async function call<T>(path: string, init: RequestInit, reads: z.ZodType<T>): Promise<Answer<T>> {
    const response = await reach(path, init);
    const raw = await jsonOf(response);
    if (!response.ok) {
      const problem = problemAnswer.safeParse(raw);
      if (!problem.success) throw strange(`It answered ${response.status}.`);
      throw new ApiRefusalError(problem.data, response.headers.get('x-correlation-id') ?? undefined);
    }
    const data = reads.safeParse(raw);
    if (!data.success) throw strange('It answered in a form that this version of the command does not know.');
    const timeZone = response.headers.get('x-time-zone');
    if (timeZone !== null) toldTimeZone?.(timeZone);
    return { raw, data: data.data };
  }

  async function reach(path: string, init: RequestInit): Promise<Response> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await fetch(`${api}${path}`, {
          ...init,
          headers: { ...init.headers, authorization: `Bearer ${token}` },
          signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
          redirect: 'error',
        });
      } catch (cause) {
        if (attempt < TRIES) continue;
        const hint = whenSilent === undefined ? '' : ` ${whenSilent}`;
        throw new ApiUnreachableError(`Nothing answers at ${api} (from ${from}).${hint}`, { cause });
      }
    }
  }

  function strange(what: string): ApiUnreachableError {
    return new ApiUnreachableError(`${api} does not seem to be the API of Portal Steward. ${what}`);
  }
}

async function jsonOf(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    // Not JSON: whoever answered is not the API.
    return undefined;
  }
}
