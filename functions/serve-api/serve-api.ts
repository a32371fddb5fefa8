import { InvalidInputError, NotFoundError } from '../../shared/errors.ts';
import type { ApiTokens, IdempotentAnswers } from '../../shared/ports/api-tokens.ts';
import { createAnswerOnce, type KeptAnswer, requestHashOf } from './answer-once.ts';
import { authenticate, requireScope } from './authenticate.ts';
import type { ApiDependencies } from './dependencies.ts';
import type { ApiRoute, Caller } from './route.ts';
import type { Match } from './router.ts';

/** A request as the use case sees it. */
export interface ApiRequest {
  readonly method: string;
  /** What follows `/api/v1`. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly authorization: string | undefined;
  readonly idempotencyKey: string | undefined;
  readonly body: string;
  readonly correlationId: string;
}

/** What came of it: an answer, or the methods that the path has instead. */
export type Served = KeptAnswer | { readonly allow: readonly string[] };

/** What serving needs, beside what the routes need. */
export interface ServeApiDependencies extends ApiDependencies {
  readonly apiTokens: Pick<ApiTokens, 'find'>;
  readonly idempotentAnswers: IdempotentAnswers;
}

/** The largest body, in characters: a catalogue of some hundred packages. */
const BODY_LIMIT = 300_000;
/** Length of an operation's id: that of a ULID, so that names built from it have one length. */
const ID_LENGTH = 26;

/**
 * Serves one request of the API.
 * 1. Who calls? Without a token that holds, nothing is told, not even which paths exist.
 * 2. Is there such a route, and may the token use it?
 * 3. POST, PUT and DELETE with an idempotency key act once.
 * 4. The route checks its input and does its work.
 */
export function createServeApi(dependencies: ServeApiDependencies) {
  const { apiTokens, idempotentAnswers, clock, randomness } = dependencies;
  const answerOnce = createAnswerOnce({ answers: idempotentAnswers, clock });
  const prepared = new Map<ApiRoute, ReturnType<ApiRoute['prepare']>>();

  return async (match: Match, request: ApiRequest): Promise<Served> => {
    // 1. Who?
    const token = await authenticate(apiTokens, request.authorization);
    // 2. What?
    if (match.kind === 'unknown') throw new NotFoundError('Path', request.path);
    if (match.kind === 'wrong-method') return { allow: match.allow };
    const { route, params } = match;
    requireScope(token, route.scope);
    // 3. Once.
    const keyed =
      request.idempotencyKey === undefined || route.method === 'GET'
        ? undefined
        : { ...request, tokenId: token.tokenId, key: request.idempotencyKey };
    const caller: Caller = {
      personId: token.personId,
      tokenId: token.tokenId,
      correlationId: request.correlationId,
      operationId: keyed === undefined ? randomness.id() : requestHashOf(keyed).slice(0, ID_LENGTH),
    };
    // 4. Work.
    const act = async (): Promise<KeptAnswer> => {
      const sent = route.method === 'GET' ? request.query : bodyOf(request.body, route.bodyLimit);
      const answer = await preparedFor(route)({ ...sent, ...params }, caller);
      return { status: answer.status, body: JSON.stringify(answer.body) };
    };
    return keyed === undefined || route.secret === true ? act() : answerOnce(keyed, act);
  };

  function preparedFor(route: ApiRoute) {
    const known = prepared.get(route) ?? route.prepare(dependencies);
    prepared.set(route, known);
    return known;
  }
}

/** @throws InvalidInputError when the body is too large, no JSON, or no object */
function bodyOf(body: string, limit = BODY_LIMIT): Record<string, unknown> {
  const refused = (expected: string) => new InvalidInputError('The body does not fit.', [{ path: '', expected }]);
  if (body.length > limit) throw refused(`a body of at most ${limit} characters`);
  if (body === '') return {};
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    throw refused('JSON');
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw refused('a JSON object');
  return { ...parsed };
}
