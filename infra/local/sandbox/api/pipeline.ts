import type { Sandbox } from '../context.ts';
import type { ActiveFault } from '../faults.ts';
import type { Answer, Params, Route, RouteMatch, SandboxRequest } from '../http.ts';
import { formOf, matchRoute } from '../http.ts';
import { oauthError } from '../oauth/oauth-error.ts';
import type { Portal, Token } from '../state.ts';
import {
  expiredToken,
  HubSpotError,
  invalidToken,
  missingScopes,
  notFound,
  rateLimited,
  toAnswer,
  validationError,
} from './hubspot-error.ts';

/** What an API handler gets: the portal and token are those of the bearer token. */
export interface ApiCall {
  sandbox: Sandbox;
  request: SandboxRequest;
  params: Params;
  portal: Portal;
  token: Token;
}

/** A call of HubSpot's API: the contract's scopes, any one of which is enough. */
export interface ApiHandler {
  scopes: readonly string[];
  /** Search answers carry no rate-limit headers. */
  withoutRateLimitHeaders?: boolean;
  handle(call: ApiCall): Answer;
}

/** A call without a portal's bearer token: the OAuth endpoints, and those that take a token of the app itself. */
export interface OpenHandler {
  open(sandbox: Sandbox, request: SandboxRequest, params: Params): Answer;
}

export type ApiRoute = Route<ApiHandler | OpenHandler>;

const DEFAULT_HANG_MS = 30_000;

/** Runs one API call: fault switches, token, scopes, rate limit, handler, and the request log. */
export function handleApiCall(sandbox: Sandbox, routes: readonly ApiRoute[], request: SandboxRequest): Answer {
  const token = bearerToken(sandbox, request) ?? formToken(sandbox, request);
  const portalId = token?.portalId;
  const fault = sandbox.faults.take({ method: request.method, path: request.path, portalId });
  const answer = (fault && faultAnswer(fault, request)) ?? runCall(sandbox, routes, request);
  sandbox.requests.add({
    at: new Date().toISOString(),
    method: request.method,
    path: request.path,
    query: queryOf(request),
    status: answer.status,
    requestBody: parsedBody(request),
    responseBody: answer.body,
    portalId,
    appId: token?.appId,
    fault: fault?.kind,
  });
  // The write has happened, and nobody learns of it.
  return fault?.kind === 'answer-lost' ? { ...answer, dropAfterMs: 0 } : answer;
}

function runCall(sandbox: Sandbox, routes: readonly ApiRoute[], request: SandboxRequest): Answer {
  try {
    const match = matchRoute(routes, request.method, request.path);
    if (!match) throw notFound(`No HubSpot endpoint for ${request.method} ${request.path} in this sandbox.`);
    if ('open' in match.handler) return match.handler.open(sandbox, request, match.params);
    return runAuthorized(sandbox, request, { ...match, handler: match.handler });
  } catch (error) {
    if (error instanceof HubSpotError) return toAnswer(error);
    throw error;
  }
}

function runAuthorized(sandbox: Sandbox, request: SandboxRequest, match: RouteMatch<ApiHandler>): Answer {
  const token = bearerToken(sandbox, request);
  const portal = token && sandbox.state.portals.get(token.portalId);
  if (!token || !portal) throw invalidToken();
  if (token.expiresAt <= Date.now()) throw expiredToken(token.expiresAt);
  const { scopes, withoutRateLimitHeaders } = match.handler;
  const limit = sandbox.rateLimiter.take(`${token.appId}/${token.portalId}`, sandbox.state.settings.callsPerTenSeconds);
  if (!limit.allowed) throw rateLimited('TEN_SECONDLY_ROLLING', limit.headers);
  const headers = withoutRateLimitHeaders ? {} : limit.headers;
  try {
    if (!scopes.some((scope) => token.scopes.includes(scope))) throw missingScopes(scopes);
    const answer = match.handler.handle({ sandbox, request, params: match.params, portal, token });
    return { ...answer, headers: { ...headers, ...answer.headers } };
  } catch (error) {
    if (!(error instanceof HubSpotError)) throw error;
    const answer = toAnswer(error);
    return { ...answer, headers: { ...headers, ...answer.headers } };
  }
}

function faultAnswer(fault: ActiveFault, request: SandboxRequest): Answer | undefined {
  switch (fault.kind) {
    case 'rate-limited': {
      const retryAfter = fault.retryAfterSeconds;
      return toAnswer(
        rateLimited('TEN_SECONDLY_ROLLING', retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) }),
      );
    }
    case 'daily-limit':
      return toAnswer(rateLimited('DAILY'));
    case 'server-error':
      return toAnswer(new HubSpotError(fault.status ?? 500, 'INTERNAL_ERROR', 'There was a problem with the request.'));
    case 'timeout':
      return { status: 504, dropAfterMs: fault.ms ?? DEFAULT_HANG_MS };
    case 'token-revoked':
      return request.path.startsWith('/oauth/')
        ? toAnswer(oauthError('invalid_grant', 'missing or invalid refresh token', 'BAD_REFRESH_TOKEN'))
        : toAnswer(invalidToken());
    case 'missing-scope':
      return toAnswer(missingScopes(['a scope that the fault switch took away']));
    case 'not-allowed':
      return toAnswer(new HubSpotError(403, 'FORBIDDEN', 'You do not have permission to do this.'));
    case 'answer-lost':
      return undefined;
  }
}

function bearerToken(sandbox: Sandbox, request: SandboxRequest): Token | undefined {
  const [, value = ''] = /^Bearer (.+)$/i.exec(request.headers['authorization'] ?? '') ?? [];
  const token = sandbox.state.accessTokens.get(value);
  if (!token) return undefined;
  // Tokens belong to the person who installed the app, and stop working with that person's user.
  const user = sandbox.state.portals.get(token.portalId)?.users.find((candidate) => candidate.id === token.userId);
  return user && !user.deactivated ? token : undefined;
}

/** The portal of a call of the OAuth endpoints, so that a fault switch can name it. */
function formToken(sandbox: Sandbox, request: SandboxRequest): Token | undefined {
  if (!request.path.startsWith('/oauth/')) return undefined;
  const form = formOf(request);
  const token = sandbox.state.refreshTokens.get(form['refresh_token'] ?? form['token'] ?? '');
  if (token) return token;
  const code = sandbox.state.codes.get(form['code'] ?? '');
  const appId = Object.values(sandbox.apps).find((app) => app.clientId === code?.clientId)?.appId;
  return code && appId !== undefined ? { ...code, appId } : undefined;
}

function queryOf(request: SandboxRequest): Record<string, string[]> {
  const query: Record<string, string[]> = {};
  for (const name of new Set(request.query.keys())) query[name] = request.query.getAll(name);
  return query;
}

function parsedBody(request: SandboxRequest): unknown {
  if (request.rawBody === '') return undefined;
  if (request.headers['content-type']?.startsWith('application/x-www-form-urlencoded')) return formOf(request);
  try {
    return JSON.parse(request.rawBody);
  } catch {
    return request.rawBody;
  }
}

/** The JSON body of a call; anything else is HubSpot's 400. */
export function jsonBody(request: SandboxRequest): unknown {
  try {
    return JSON.parse(request.rawBody);
  } catch {
    throw validationError('Invalid input JSON.');
  }
}
