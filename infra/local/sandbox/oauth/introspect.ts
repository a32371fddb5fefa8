import { createHash } from 'node:crypto';
import type { Sandbox } from '../context.ts';
import type { Answer, SandboxRequest } from '../http.ts';
import type { SandboxApp } from '../options.ts';
import type { Token } from '../state.ts';
import { oauthError } from './oauth-error.ts';
import { authenticateClient, checkedForm, isTokenAlive, required } from './tokens.ts';

/**
 * POST /oauth/2026-03/token/introspect. Like HubSpot's, the answer carries the token itself. An unknown token is an
 * error here: the contract has no shape for RFC 7662's bare `{"active": false}`.
 */
export function introspectToken(sandbox: Sandbox, request: SandboxRequest): Answer {
  const form = checkedForm(request);
  const app = authenticateClient(sandbox, form);
  const value = required(form, 'token');
  const accessToken = sandbox.state.accessTokens.get(value);
  const token = accessToken ?? sandbox.state.refreshTokens.get(value);
  if (!token || token.appId !== app.appId) throw oauthError('invalid_grant', 'unknown token', 'BAD_TOKEN');
  const portal = sandbox.state.portals.get(token.portalId);
  const common = {
    active: isTokenAlive(sandbox, token) && token.expiresAt > Date.now(),
    hub_id: token.portalId,
    hub_domain: portal?.domain ?? '',
    user: portal?.users.find((user) => user.id === token.userId)?.email ?? '',
    user_id: Number(token.userId),
    app_id: app.appId,
    client_id: app.clientId,
    scopes: token.scopes,
    token: value,
    token_type: 'bearer',
  };
  if (!accessToken) return { status: 200, body: { ...common, token_use: 'refresh_token' } };
  const body = {
    ...common,
    token_use: 'access_token',
    expires_in: Math.max(0, Math.floor((token.expiresAt - Date.now()) / 1000)),
    is_private_distribution: true,
    signed_access_token: signedAccessToken(app, token, value, portal?.dataHostingLocation ?? 'na1'),
  };
  return { status: 200, body };
}

function signedAccessToken(app: SandboxApp, token: Token, value: string, hublet: string) {
  const signature = createHash('sha256').update(value).digest('base64');
  return {
    appId: app.appId,
    appInstallId: `${token.portalId}-${app.appId}`,
    audience: 'public',
    expiresAt: token.expiresAt,
    hubId: token.portalId,
    hublet,
    installingUserId: Number(token.userId),
    isPrivateDistribution: true,
    isServiceAccount: false,
    isUserLevel: false,
    newSignature: signature,
    scopeToScopeGroupPks: '',
    scopes: token.scopes.join(' '),
    signature,
    trialScopeToScopeGroupPks: '',
    trialScopes: '',
    userId: Number(token.userId),
  };
}
