import { setTimeout as wait } from 'node:timers/promises';
import type * as z from 'zod';
import { HubSpotError } from '../../errors.ts';
import type { Clock } from '../../ports/clock.ts';
import { contentOfAnswer, errorOfAnswer } from './answers.ts';
import { CALLS, type CallName } from './calls.ts';
import { createPacing } from './pacing.ts';
import { MAX_TRIES, MIN_TRY_MILLISECONDS, mayRepeat, TOTAL_MILLISECONDS, waitBefore } from './retry.ts';

/** How to reach HubSpot. What has a default is there for tests. */
export interface TransportOptions {
  /** https://api.hubapi.com, or the local sandbox. All calls go there and nowhere else. */
  readonly baseUrl: string;
  /** Calls that this process may start in ten seconds: its share of HubSpot's limit. */
  readonly callsPerTenSeconds: number;
  /** Milliseconds for one try, headers and body. */
  readonly timeoutMs?: number | undefined;
  readonly clock?: Clock | undefined;
  readonly fetch?: typeof fetch | undefined;
  readonly sleep?: ((milliseconds: number, signal?: AbortSignal) => Promise<void>) | undefined;
  /** From 0 to below 1. */
  readonly random?: (() => number) | undefined;
}

/** One request: a listed call with its values. */
export interface HubSpotRequest<T> {
  readonly call: CallName;
  /** Values of the path's parameters, not yet encoded. */
  readonly params?: Readonly<Record<string, string>> | undefined;
  /** An array is sent as a repeated parameter. */
  readonly query?: Readonly<Record<string, string | number | readonly string[] | undefined>> | undefined;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as a form; undefined values are left out. */
  readonly form?: Readonly<Record<string, string>> | undefined;
  readonly token?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Checks the answer's JSON; `undefined` where HubSpot answers with no body. */
  readonly reads: z.ZodType<T>;
}

/** @see createTransport */
export interface Transport {
  /** @throws HubSpotError; the signal's reason when the caller's signal ends it. */
  send<T>(request: HubSpotRequest<T>): Promise<T>;
}

/** The one way of all calls to HubSpot: paced, timed, repeated where that is safe, answers checked. */
export function createTransport(options: TransportOptions): Transport {
  const { baseUrl, timeoutMs = 10_000, random = Math.random, fetch: send = fetch } = options;
  const sleep = options.sleep ?? ((milliseconds, signal) => wait(milliseconds, undefined, signal ? { signal } : {}));
  const now = () => (options.clock?.now() ?? new Date()).getTime();
  const pacing = createPacing(options.callsPerTenSeconds);

  return {
    async send(request) {
      const { method, path, repeat } = CALLS[request.call];
      const route = `${method} ${path}`;
      await pause(pacing(now()), request.signal);
      // Waiting for our own turn is no failure of HubSpot's, and does not count.
      const deadline = now() + TOTAL_MILLISECONDS;
      for (let tried = 1; ; tried++) {
        const answer = await oneTry(
          request,
          route,
          Math.min(timeoutMs, Math.max(MIN_TRY_MILLISECONDS, deadline - now())),
        );
        if (answer.failure === undefined) return contentOfAnswer(route, answer.status, answer.text, request.reads);
        if (tried === MAX_TRIES || !mayRepeat(answer.failure, repeat)) throw answer.failure;
        const { status, policyName } = answer.failure;
        const milliseconds = waitBefore(tried, { status, policyName, retryAfter: answer.retryAfter }, now(), random);
        if (now() + milliseconds >= deadline) throw answer.failure;
        await pause(milliseconds, request.signal);
        await pause(pacing(now()), request.signal);
      }
    },
  };

  async function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
    signal?.throwIfAborted();
    if (milliseconds > 0) await sleep(milliseconds, signal);
  }

  async function oneTry(request: HubSpotRequest<unknown>, route: string, milliseconds: number) {
    const timeout = AbortSignal.timeout(milliseconds);
    const signal = request.signal === undefined ? timeout : AbortSignal.any([request.signal, timeout]);
    const url = urlOf(baseUrl, request);
    try {
      const answer = await send(url, { ...contentOf(request), signal });
      const text = await answer.text();
      if (answer.ok) return { status: answer.status, text };
      const retryAfter = answer.headers.get('retry-after') ?? undefined;
      return { failure: errorOfAnswer(route, answer.status, text), retryAfter };
    } catch (cause) {
      request.signal?.throwIfAborted();
      const what = timeout.aborted ? `did not answer within ${milliseconds} ms` : 'could not be reached, or broke off';
      return { failure: new HubSpotError(`HubSpot ${what}: ${route}.`, { status: 0 }, { cause }) };
    }
  }
}

function urlOf(baseUrl: string, { call, params = {}, query = {} }: HubSpotRequest<unknown>): URL {
  const path = CALLS[call].path.replace(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = params[name];
    // An empty or dotted segment would name another resource.
    if (value === undefined || /^\.{0,2}$/.test(value))
      throw new TypeError(`${call} needs the path parameter ${name}.`);
    return encodeURIComponent(value);
  });
  const url = new URL(baseUrl.replace(/\/$/, '') + path);
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue;
    for (const one of Array.isArray(value) ? value : [value]) url.searchParams.append(name, String(one));
  }
  return url;
}

function contentOf({ call, body, form, token }: HubSpotRequest<unknown>) {
  const headers: Record<string, string> = { accept: 'application/json', 'user-agent': 'portal-steward' };
  if (token !== undefined) headers['authorization'] = `Bearer ${token}`;
  if (body !== undefined) headers['content-type'] = 'application/json';
  const sent = form === undefined ? JSON.stringify(body) : new URLSearchParams(form);
  // A redirect is an answer like another, and none that we expect: following it could carry the token to another host.
  return {
    method: CALLS[call].method,
    headers,
    redirect: 'manual' as const,
    ...(sent === undefined ? {} : { body: sent }),
  };
}
