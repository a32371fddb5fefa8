import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { methodNotAllowed, type ProblemAnswer, problemOf } from '../../shared/lambda/http-errors.ts';
import { logger } from '../../shared/lambda/logger.ts';
import type { ApiRoute } from './route.ts';
import { type Match, matchRoute } from './router.ts';
import type { ApiRequest, Served } from './serve-api.ts';

type Result = APIGatewayProxyStructuredResultV2;

/**
 * Makes the API's handler: one request, one use-case call, JSON or a problem. Every answer carries its correlation id; one
 * that holds times names the zone (IANA) in which a reader should be told them.
 */
export function createHandler(
  routes: readonly ApiRoute[],
  serve: (match: Match, request: ApiRequest) => Promise<Served>,
  timeZone: string,
) {
  return middy<APIGatewayProxyEventV2, Result>()
    .before(({ event }) => {
      const match = matchRoute(routes, event.requestContext.http.method, pathOf(event));
      logger.resetKeys();
      // The route's template, never the path or the query: they may hold an address.
      logger.appendKeys({
        route: match.kind === 'route' ? match.route.path : match.kind,
        method: event.requestContext.http.method,
        correlationId: event.requestContext.requestId,
      });
    })
    .onError((request) => {
      const { problem, headers } = problemOf(request.error);
      if (problem.status >= 500) logger.error('request failed', { error: request.error as Error });
      else logger.info('request refused', { status: problem.status, problem: problem.type });
      request.response = problemResult({ problem, headers }, request.event);
    })
    .handler(async (event) => {
      const request = requestOf(event);
      const served = await serve(matchRoute(routes, request.method, request.path), request);
      if ('allow' in served) return problemResult(methodNotAllowed(served.allow), event);
      logger.info('request answered', { status: served.status });
      return result(served.status, served.body, event, {
        'content-type': 'application/json; charset=utf-8',
        'x-time-zone': timeZone,
      });
    });
}

function requestOf(event: APIGatewayProxyEventV2): ApiRequest {
  const body = event.body ?? '';
  return {
    method: event.requestContext.http.method,
    path: pathOf(event),
    query: Object.fromEntries(
      Object.entries(event.queryStringParameters ?? {}).map(([key, value]) => [key, value ?? '']),
    ),
    authorization: event.headers['authorization'],
    idempotencyKey: event.headers['idempotency-key'],
    body: event.isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body,
    correlationId: event.requestContext.requestId,
  };
}

/** What follows `/api/v1`; a stage's name may stand before it. */
function pathOf(event: APIGatewayProxyEventV2): string {
  return event.rawPath.replace(/^.*?\/api\/v1(?=\/|$)/, '');
}

function problemResult({ problem, headers }: ProblemAnswer, event: APIGatewayProxyEventV2): Result {
  return result(problem.status, JSON.stringify(problem), event, {
    'content-type': 'application/problem+json',
    ...headers,
  });
}

function result(status: number, body: string, event: APIGatewayProxyEventV2, headers: Record<string, string>): Result {
  return {
    statusCode: status,
    headers: {
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'strict-transport-security': 'max-age=63072000; includeSubDomains',
      'x-correlation-id': event.requestContext.requestId,
      ...headers,
    },
    body,
  };
}
