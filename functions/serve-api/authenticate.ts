import { hashToken } from '../../shared/domain/link.ts';
import { ForbiddenError, UnauthorizedError } from '../../shared/errors.ts';
import type { ApiScope, ApiToken, ApiTokens } from '../../shared/ports/api-tokens.ts';

/** 256 bits in base64url. */
const BEARER = /^Bearer +([A-Za-z0-9_-]{43})$/i;

/** Scopes that hold without being named: admin is all, and whoever operates may read. */
const IMPLIED: Readonly<Record<ApiScope, readonly ApiScope[]>> = {
  read: ['read'],
  operate: ['operate', 'read'],
  publish: ['publish'],
  admin: ['admin', 'operate', 'publish', 'read'],
};

/** Finds the token of an `Authorization` header. Unknown and revoked look alike. @throws UnauthorizedError */
export async function authenticate(
  apiTokens: Pick<ApiTokens, 'find'>,
  authorization: string | undefined,
): Promise<ApiToken> {
  const token = BEARER.exec(authorization ?? '')?.[1];
  if (token === undefined) throw new UnauthorizedError('Send the header "Authorization: Bearer <token>".');
  const known = await apiTokens.find(hashToken(token));
  if (known === undefined || known.revokedAt !== undefined) throw new UnauthorizedError('This token opens nothing.');
  return known;
}

/** @throws ForbiddenError naming the scope that is missing */
export function requireScope(token: ApiToken, scope: ApiScope): void {
  if (token.scopes.some((held) => IMPLIED[held].includes(scope))) return;
  throw new ForbiddenError(`This needs a token with the scope "${scope}".`);
}
