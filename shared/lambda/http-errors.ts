import {
  ConflictError,
  ConnectionBrokenError,
  ForbiddenError,
  HubSpotError,
  InvalidInputError,
  NotFoundError,
  RuleError,
  UnauthorizedError,
} from '../errors.ts';

/** Where each problem is explained; the anchor is the problem's name. */
const DOCS = '/docs/api.md';

/** An error as the API tells it (RFC 9457, `application/problem+json`). */
export interface Problem {
  /** Address of the explanation. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** What does not fit in the input, each with what was expected there, and the rule that it breaks. */
  readonly errors?: readonly { readonly path: string; readonly expected: string; readonly rule?: string | undefined }[];
  /** Name of the rule that forbids it. */
  readonly rule?: string;
}

/** A problem, and the headers that its status asks for. */
export interface ProblemAnswer {
  readonly problem: Problem;
  readonly headers: Readonly<Record<string, string>>;
}

/** The one map from errors to HTTP answers. What is not in it says nothing of itself. */
export function problemOf(error: unknown): ProblemAnswer {
  if (error instanceof InvalidInputError) {
    return answer(400, 'invalid-input', 'The input does not fit', error.message, { errors: error.issues });
  }
  if (error instanceof UnauthorizedError) {
    const headers = { 'www-authenticate': 'Bearer realm="portal-steward"' };
    return answer(401, 'unauthorized', 'A valid token is needed', error.message, {}, headers);
  }
  if (error instanceof ForbiddenError) {
    const headers = { 'www-authenticate': 'Bearer realm="portal-steward", error="insufficient_scope"' };
    return answer(403, 'forbidden', 'The token may not do this', error.message, {}, headers);
  }
  if (error instanceof NotFoundError) return answer(404, 'not-found', 'There is no such thing', error.message);
  if (error instanceof ConflictError) return answer(409, 'conflict', 'It was changed meanwhile', error.message);
  if (error instanceof RuleError) {
    return answer(422, 'rule', 'A rule forbids this', error.message, { rule: error.rule });
  }
  if (error instanceof ConnectionBrokenError) {
    return answer(424, 'connection-broken', 'The portal has to be connected again', error.message);
  }
  if (error instanceof HubSpotError) return answer(502, 'hubspot', 'HubSpot did not do it', hubSpotWords(error));
  return answer(500, 'internal', 'It failed on our side', 'The log has the reason under the correlation id.');
}

/** The answer to a method that the path does not have. */
export function methodNotAllowed(allow: readonly string[]): ProblemAnswer {
  const methods = allow.join(', ');
  return answer(405, 'method-not-allowed', 'The path has no such method', `It has ${methods}.`, {}, { allow: methods });
}

function answer(
  status: number,
  name: string,
  title: string,
  detail: string,
  more: Pick<Problem, 'errors' | 'rule'> = {},
  headers: Readonly<Record<string, string>> = {},
): ProblemAnswer {
  return { problem: { type: `${DOCS}#${name}`, title, status, detail, ...more }, headers };
}

/** HubSpot's status and its correlation id, to quote to its support. */
function hubSpotWords(error: HubSpotError): string {
  const what = error.status === 0 ? 'HubSpot did not answer.' : `HubSpot answered ${error.status}.`;
  return error.correlationId === undefined ? what : `${what} Its correlation id is ${error.correlationId}.`;
}
