import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { createHandler } from '../../../../functions/serve-api/handler.ts';
import { routes } from '../../../../functions/serve-api/routes.ts';
import { createServeApi } from '../../../../functions/serve-api/serve-api.ts';
import { logger } from '../../../../shared/lambda/logger.ts';
import type { ApiScope } from '../../../../shared/ports/api-tokens.ts';
import { createApiWorld } from './world.ts';

/** An answer of the API as a client sees it. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  // The shape differs by route; each test says what it expects.
  // biome-ignore lint/suspicious/noExplicitAny: read by tests only
  readonly body: any;
}

/** How a request differs from an operator's plain one. */
export interface RequestOptions {
  readonly query?: Record<string, string>;
  readonly body?: unknown;
  /** Sent as it is, in place of `body`. */
  readonly rawBody?: string;
  readonly scopes?: readonly ApiScope[];
  /** Sent in place of a token that holds; null sends none. */
  readonly authorization?: string | null;
  readonly key?: string;
}

// One line a request; logs.test.ts reads them, nobody else.
logger.setLogLevel('SILENT');

/** The API as it is deployed, over records in memory. */
export function createTestApi() {
  const world = createApiWorld();
  const handler = createHandler(routes, createServeApi(world.dependencies), world.settings.agency.timeZone);
  const tokens = new Map<string, string>();
  const tokenFor = (scopes: readonly ApiScope[]): string => {
    const name = scopes.join();
    const token = tokens.get(name) ?? world.issueToken(scopes);
    tokens.set(name, token);
    return token;
  };

  async function request(method: string, path: string, options: RequestOptions = {}): Promise<Answer> {
    const authorization =
      options.authorization === undefined ? `Bearer ${tokenFor(options.scopes ?? ['admin'])}` : options.authorization;
    const event = eventOf(method, path, authorization, options);
    // Middy takes Lambda's context and needs nothing of it here.
    const result = (await handler(event, {} as Context)) as APIGatewayProxyStructuredResultV2;
    return {
      status: result.statusCode ?? 0,
      headers: result.headers ?? {},
      body: JSON.parse(result.body ?? 'null'),
    };
  }

  return {
    ...world,
    request,
    tokenFor,
    get: (path: string, options?: RequestOptions) => request('GET', path, options),
    post: (path: string, body?: unknown, options?: RequestOptions) => request('POST', path, { body, ...options }),
    remove: (path: string, options?: RequestOptions) => request('DELETE', path, options),
    put: (path: string, body?: unknown, options?: RequestOptions) => request('PUT', path, { body, ...options }),
  };
}

let requests = 0;

function eventOf(
  method: string,
  path: string,
  authorization: string | null,
  { query, body, rawBody, key }: RequestOptions,
): APIGatewayProxyEventV2 {
  requests += 1;
  const sent = rawBody ?? (body === undefined ? undefined : JSON.stringify(body));
  const rawPath = `/api/v1${path}`;
  return {
    version: '2.0',
    routeKey: 'ANY /api/v1/{proxy+}',
    rawPath,
    rawQueryString: new URLSearchParams(query).toString(),
    headers: {
      ...(authorization === null ? {} : { authorization }),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    },
    ...(query === undefined ? {} : { queryStringParameters: query }),
    requestContext: {
      accountId: '000000000000',
      apiId: 'api',
      domainName: 'steward.example.com',
      domainPrefix: 'steward',
      http: { method, path: rawPath, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'test' },
      requestId: `request-${requests}`,
      routeKey: 'ANY /api/v1/{proxy+}',
      stage: '$default',
      time: '24/Nov/2026:09:00:00 +0000',
      timeEpoch: 1_795_510_800_000,
    },
    isBase64Encoded: false,
    ...(sent === undefined ? {} : { body: sent }),
  };
}
