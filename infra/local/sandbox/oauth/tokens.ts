import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Sandbox } from '../context.ts';
import { findApp } from '../context.ts';
import type { Answer, SandboxRequest } from '../http.ts';
import { formOf } from '../http.ts';
import type { SandboxApp } from '../options.ts';
import type { Portal, Token } from '../state.ts';
import { isPartnerScope } from './consent.ts';
import { recordInstall } from './installs.ts';
import { oauthError } from './oauth-error.ts';

const ACCESS_TOKEN_SECONDS = 1800;
/** HubSpot says that tokens can have 300 characters and more; ours do, so that nothing is cut to less unnoticed. */
const ACCESS_TOKEN_BYTES = 228;

type Form = Record<string, string>;

/** POST /oauth/2026-03/token */
export function issueToken(sandbox: Sandbox, request: SandboxRequest): Answer {
  const form = checkedForm(request);
  const app = authenticateClient(sandbox, form);
  switch (form['grant_type']) {
    case 'authorization_code':
      return exchangeCode(sandbox, app, form);
    case 'refresh_token':
      return refresh(sandbox, app, form);
    case 'client_credentials':
      return appToken(sandbox, app, form);
    default:
      throw oauthError('unsupported_grant_type', 'unknown or missing grant_type', 'UNSUPPORTED_GRANT_TYPE');
  }
}

/** POST /oauth/2026-03/token/revoke: a token that is unknown is revoked already (RFC 7009 section 2.2). */
export function revokeToken(sandbox: Sandbox, request: SandboxRequest): Answer {
  const form = checkedForm(request);
  const app = authenticateClient(sandbox, form);
  const value = required(form, 'token');
  const token = sandbox.state.refreshTokens.get(value);
  if (token?.appId === app.appId) sandbox.state.refreshTokens.delete(value);
  return { status: 200 };
}

export function checkedForm(request: SandboxRequest): Form {
  if (!request.headers['content-type']?.startsWith('application/x-www-form-urlencoded')) {
    throw oauthError('invalid_request', 'the body has to be application/x-www-form-urlencoded', 'BAD_REQUEST');
  }
  return formOf(request);
}

export function required(form: Form, name: string): string {
  const value = form[name];
  if (!value) throw oauthError('invalid_request', `missing ${name}`, 'BAD_REQUEST');
  return value;
}

export function authenticateClient(sandbox: Sandbox, form: Form): SandboxApp {
  const app = findApp(sandbox, required(form, 'client_id'));
  const secret = Buffer.from(required(form, 'client_secret'));
  const expected = Buffer.from(app?.clientSecret ?? '');
  if (!app || secret.length !== expected.length || !timingSafeEqual(secret, expected)) {
    throw oauthError('invalid_client', 'client_id or client_secret is wrong', 'BAD_CLIENT');
  }
  return app;
}

/** Tokens belong to the person who installed; they end with that person's user. */
export function isTokenAlive(sandbox: Sandbox, token: Token): boolean {
  const user = sandbox.state.portals.get(token.portalId)?.users.find((candidate) => candidate.id === token.userId);
  return user !== undefined && !user.deactivated;
}

function exchangeCode(sandbox: Sandbox, app: SandboxApp, form: Form): Answer {
  const value = required(form, 'code');
  const redirectUri = required(form, 'redirect_uri');
  const code = sandbox.state.codes.get(value);
  // Single use: whatever comes of this attempt, the code is gone.
  sandbox.state.codes.delete(value);
  if (!code || code.clientId !== app.clientId || code.expiresAt <= Date.now()) {
    throw oauthError('invalid_grant', 'missing or unknown auth code', 'BAD_AUTH_CODE');
  }
  if (code.redirectUri !== redirectUri) {
    throw oauthError('invalid_grant', 'redirect_uri is not the one of the authorize link', 'BAD_REDIRECT_URI');
  }
  const grant = { portalId: code.portalId, appId: app.appId, userId: code.userId, scopes: code.scopes };
  return { status: 200, body: installApp(sandbox, grant) };
}

/** Installs an app with these scopes, in this person's name, and gives what the token endpoint answers. */
export function installApp(sandbox: Sandbox, grant: Omit<Token, 'expiresAt'>) {
  const refreshToken = `na1-${randomBytes(24).toString('hex')}`;
  sandbox.state.refreshTokens.set(refreshToken, { ...grant, expiresAt: Number.POSITIVE_INFINITY });
  recordInstall(sandbox, grant, grant.appId);
  return tokenBody(sandbox, grant, refreshToken);
}

/** All scopes that an app can get in a portal. */
export function grantableScopes(app: SandboxApp, portal: Portal): string[] {
  return [...app.requiredScopes, ...app.optionalScopes].filter((scope) => portal.partner || !isPartnerScope(scope));
}

function refresh(sandbox: Sandbox, app: SandboxApp, form: Form): Answer {
  const value = required(form, 'refresh_token');
  const token = sandbox.state.refreshTokens.get(value);
  if (!token || token.appId !== app.appId || !isTokenAlive(sandbox, token)) {
    throw oauthError('invalid_grant', 'missing or invalid refresh token', 'BAD_REFRESH_TOKEN');
  }
  if (!sandbox.state.settings.rotateRefreshTokens) return tokenAnswer(sandbox, token, value);
  const next = `na1-${randomBytes(24).toString('hex')}`;
  sandbox.state.refreshTokens.delete(value);
  sandbox.state.refreshTokens.set(next, token);
  return tokenAnswer(sandbox, token, next);
}

/** A token of the app itself: no refresh token comes with it. */
function appToken(sandbox: Sandbox, app: SandboxApp, form: Form): Answer {
  const scopes = required(form, 'scope').split(' ');
  if (!scopes.every((scope) => scope.startsWith('developer.webhooks_journal.'))) {
    throw oauthError('invalid_scope', 'a scope that apps themselves cannot have', 'BAD_SCOPES');
  }
  const value = randomBytes(ACCESS_TOKEN_BYTES).toString('base64url');
  const expiresAt = Date.now() + ACCESS_TOKEN_SECONDS * 1000;
  sandbox.state.appTokens.set(value, { appId: app.appId, scopes, expiresAt });
  return {
    status: 200,
    body: {
      token_type: 'bearer',
      token_use: 'client_credentials',
      access_token: value,
      expires_in: ACCESS_TOKEN_SECONDS,
      scopes,
    },
  };
}

function tokenAnswer(sandbox: Sandbox, grant: Omit<Token, 'expiresAt'>, refreshToken: string): Answer {
  return { status: 200, body: tokenBody(sandbox, grant, refreshToken) };
}

function tokenBody(sandbox: Sandbox, grant: Omit<Token, 'expiresAt'>, refreshToken: string) {
  const accessToken = randomBytes(ACCESS_TOKEN_BYTES).toString('base64url');
  const { portalId, appId, userId, scopes } = grant;
  const expiresAt = Date.now() + ACCESS_TOKEN_SECONDS * 1000;
  sandbox.state.accessTokens.set(accessToken, { portalId, appId, userId, scopes, expiresAt });
  return {
    token_type: 'bearer',
    token_use: 'access_token',
    access_token: accessToken,
    refresh_token: refreshToken,
    expires_in: ACCESS_TOKEN_SECONDS,
    hub_id: portalId,
    user_id: Number(userId),
    scopes,
  };
}
