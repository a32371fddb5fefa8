import * as z from 'zod';
import { issuesOf } from '../../shared/domain/input-issues.ts';
import { InvalidInputError } from '../../shared/errors.ts';
import type { ApiScope } from '../../shared/ports/api-tokens.ts';
import type { ApiDependencies } from './dependencies.ts';

/** Who calls, and as what. */
export interface Caller {
  readonly personId: string;
  readonly tokenId: string;
  readonly correlationId: string;
  /** Identity of what is asked for: the same for a repetition under the same idempotency key, else new. 26 characters. */
  readonly operationId: string;
}

/** What a route answers; the body becomes JSON. */
export interface RouteAnswer {
  readonly status: 200 | 201 | 202;
  readonly body: Readonly<Record<string, unknown>>;
}

/** A route as the router sees it. */
export interface ApiRoute {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below `/api/v1`; `{name}` stands for one segment. */
  readonly path: string;
  readonly scope: ApiScope;
  /** The answer holds a secret, so it is never kept for repetition; each call makes a new one. */
  readonly secret?: boolean;
  /** The largest body, in characters, where it may be larger than others' (`serve-api.ts`). */
  readonly bodyLimit?: number;
  /** Gives what answers a request: body (or query) and path parameters as one object. */
  prepare(dependencies: ApiDependencies): (raw: unknown, caller: Caller) => Promise<RouteAnswer>;
}

/** A route as its file writes it. */
export interface RouteDefinition<Input extends z.ZodType> extends Omit<ApiRoute, 'prepare'> {
  readonly input: Input;
  run(dependencies: ApiDependencies): (input: z.output<Input>, caller: Caller) => Promise<RouteAnswer>;
}

/** Puts the check of the input before the route's work. */
export function defineRoute<Input extends z.ZodType>(definition: RouteDefinition<Input>): ApiRoute {
  const { input, run, ...route } = definition;
  return {
    ...route,
    prepare(dependencies) {
      const act = run(dependencies);
      return (raw, caller) => act(parseInput(input, raw), caller);
    },
  };
}

/** For routes that take nothing. */
export const nothing = z.strictObject({});

function parseInput<Input extends z.ZodType>(schema: Input, raw: unknown): z.output<Input> {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  throw new InvalidInputError('Some of the input is missing or of another form.', issuesOf(parsed.error));
}
