import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TestSandbox } from './harness.ts';
import {
  CLIENT_APP,
  credentialsOf,
  HARBOUR_BAKERY,
  HARBOUR_SUPER_ADMIN,
  PARTNER_APP,
  REDIRECT_URL,
  startTestSandbox,
} from './harness.ts';

const TOKEN = '/oauth/2026-03/token';
let sandbox: TestSandbox;

beforeAll(async () => {
  sandbox = await startTestSandbox();
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.stop());

function authorizeLink(changes: Record<string, string> = {}): string {
  const query = new URLSearchParams({
    client_id: CLIENT_APP.clientId,
    redirect_uri: REDIRECT_URL,
    scope: CLIENT_APP.requiredScopes.join(' '),
    state: 'state-1',
    ...changes,
  });
  return `${sandbox.url}/oauth/authorize?${query}`;
}

function decide(changes: Record<string, string>): Promise<Response> {
  const body = new URLSearchParams(new URL(authorizeLink(changes)).search);
  return fetch(`${sandbox.url}/oauth/authorize`, { method: 'POST', body, redirect: 'manual' });
}

describe('the consent page', () => {
  it('shows the app, its scopes, the portals and their people', async () => {
    const page = await (await fetch(authorizeLink({ optional_scope: 'account-info.security.read' }))).text();
    for (const scope of CLIENT_APP.requiredScopes) expect(page).toContain(`<code class="quiet">${scope}</code>`);
    expect(page).toContain('See logins and security activity <span class="pill">Optional</span>');
    expect(page).toContain('Harbour Bakery (2000001)');
    expect(page).toContain('super-admin@harbour-bakery.example.com (super admin)');
  });

  it.each([
    ['an unknown client_id', { client_id: 'nobody' }, 'belongs to no app'],
    ['a redirect_uri that is not registered', { redirect_uri: 'http://127.0.0.1:9/other' }, 'is not registered'],
    ['a missing required scope', { scope: 'oauth settings.users.read' }, 'settings.users.write'],
    ['a scope that the app does not list', { optional_scope: 'crm.objects.quotes.read' }, 'crm.objects.quotes.read'],
  ])('refuses %s with a page that says so', async (_what, changes, sentence) => {
    const response = await fetch(authorizeLink(changes));
    expect(response.status).toBe(400);
    expect(await response.text()).toContain(sentence);
  });

  it('sends the browser back with code and state', async () => {
    const response = await decide({ portalId: '2000001', userId: HARBOUR_SUPER_ADMIN, decision: 'allow' });
    expect(response.status).toBe(302);
    const location = new URL(response.headers.get('location') ?? '');
    expect(`${location.origin}${location.pathname}`).toBe(REDIRECT_URL);
    expect(location.searchParams.get('state')).toBe('state-1');
    expect(location.searchParams.get('code')).toMatch(/^[\w-]{20,}$/);
  });

  it('sends a refusal back as access_denied', async () => {
    const response = await decide({ decision: 'deny' });
    const location = new URL(response.headers.get('location') ?? '');
    expect(location.searchParams.get('error')).toBe('access_denied');
    expect(location.searchParams.get('state')).toBe('state-1');
    expect(location.searchParams.get('code')).toBeNull();
  });

  it('lets nobody install who is not in the portal, and no client grant partner scopes', async () => {
    const stranger = await decide({ portalId: '2000001', userId: '7000001', decision: 'allow' });
    expect(stranger.status).toBe(400);
    expect(await stranger.text()).toContain('not an active user of Harbour Bakery');
    const partnerScopes = await decide({
      client_id: PARTNER_APP.clientId,
      scope: PARTNER_APP.requiredScopes.join(' '),
      portalId: '2000001',
      userId: HARBOUR_SUPER_ADMIN,
      decision: 'allow',
    });
    expect(partnerScopes.status).toBe(400);
    expect(await partnerScopes.text()).toContain('cannot grant these scopes');
  });
});

describe('the token endpoint', () => {
  function exchange(code: string, changes: Record<string, string> = {}) {
    const form = {
      grant_type: 'authorization_code',
      redirect_uri: REDIRECT_URL,
      code,
      ...credentialsOf(CLIENT_APP),
      ...changes,
    };
    return sandbox.call('POST', TOKEN, { form });
  }
  function refresh(refreshToken: string) {
    const form = { grant_type: 'refresh_token', refresh_token: refreshToken, ...credentialsOf(CLIENT_APP) };
    return sandbox.call('POST', TOKEN, { form });
  }

  it('gives tokens for a code, once', async () => {
    const code = await sandbox.authorize(CLIENT_APP, HARBOUR_BAKERY, HARBOUR_SUPER_ADMIN, 'account-info.security.read');
    const first = await exchange(code);
    expect(first.status).toBe(200);
    expect(first.body).toMatchObject({
      expires_in: 1800,
      hub_id: HARBOUR_BAKERY,
      user_id: Number(HARBOUR_SUPER_ADMIN),
    });
    expect(first.body.scopes).toEqual([...CLIENT_APP.requiredScopes, 'account-info.security.read']);
    const second = await exchange(code);
    expect(second.status).toBe(400);
    expect(second.body).toMatchObject({ error: 'invalid_grant', status: 'BAD_AUTH_CODE' });
  });

  it('refuses a code of another app, another redirect_uri and a wrong secret', async () => {
    const authorize = () => sandbox.authorize(CLIENT_APP, HARBOUR_BAKERY, HARBOUR_SUPER_ADMIN);
    expect((await exchange(await authorize(), credentialsOf(PARTNER_APP))).body.error).toBe('invalid_grant');
    expect((await exchange(await authorize(), { redirect_uri: 'http://127.0.0.1:9/x' })).body.error).toBe(
      'invalid_grant',
    );
    const wrongSecret = await exchange(await authorize(), { client_secret: 'wrong' });
    expect(wrongSecret.status).toBe(401);
    expect(wrongSecret.body.error).toBe('invalid_client');
  });

  it('names what is wrong with a request', async () => {
    const noCode = { grant_type: 'authorization_code', redirect_uri: REDIRECT_URL, ...credentialsOf(CLIENT_APP) };
    expect((await sandbox.call('POST', TOKEN, { form: noCode })).body.error_description).toBe('missing code');
    const form = { grant_type: 'password', ...credentialsOf(CLIENT_APP) };
    expect((await sandbox.call('POST', TOKEN, { form, wrong: true })).body.error).toBe('unsupported_grant_type');
    expect((await sandbox.call('POST', TOKEN, { json: form, wrong: true })).body.error).toBe('invalid_request');
  });

  it('keeps the refresh token, or rotates it when the switch says so', async () => {
    const { refreshToken } = await sandbox.connectHarbour();
    expect((await refresh(refreshToken)).body.refresh_token).toBe(refreshToken);
    await sandbox.control('POST', '/settings', { rotateRefreshTokens: true });
    const rotated = await refresh(refreshToken);
    expect(rotated.body.refresh_token).not.toBe(refreshToken);
    expect((await refresh(refreshToken)).body).toMatchObject({ error: 'invalid_grant', status: 'BAD_REFRESH_TOKEN' });
    expect((await refresh(rotated.body.refresh_token)).status).toBe(200);
  });

  it('introspects access and refresh tokens', async () => {
    const { accessToken, refreshToken } = await sandbox.connectHarbour();
    const introspect = (token: string) =>
      sandbox.call('POST', `${TOKEN}/introspect`, { form: { token, ...credentialsOf(CLIENT_APP) } });
    const access = await introspect(accessToken);
    expect(access.body).toMatchObject({
      active: true,
      hub_id: HARBOUR_BAKERY,
      app_id: CLIENT_APP.appId,
      user: 'super-admin@harbour-bakery.example.com',
      token_use: 'access_token',
    });
    expect((await introspect(refreshToken)).body.token_use).toBe('refresh_token');
    expect((await introspect('unknown')).body.error).toBe('invalid_grant');
  });

  it('revokes a refresh token', async () => {
    const { refreshToken } = await sandbox.connectHarbour();
    const form = { token: refreshToken, ...credentialsOf(CLIENT_APP) };
    expect((await sandbox.call('POST', `${TOKEN}/revoke`, { form })).status).toBe(200);
    expect((await refresh(refreshToken)).body.status).toBe('BAD_REFRESH_TOKEN');
  });

  it('ends the tokens with the user who installed the app', async () => {
    const { accessToken, refreshToken } = await sandbox.connectHarbour();
    await sandbox.control('DELETE', `/portals/${HARBOUR_BAKERY}/users/${HARBOUR_SUPER_ADMIN}`);
    expect((await sandbox.call('GET', '/account-info/2026-03/details', { token: accessToken })).status).toBe(401);
    expect((await refresh(refreshToken)).body.error).toBe('invalid_grant');
  });

  it('has no v1', async () => {
    const response = await fetch(`${sandbox.url}/oauth/v1/token`, { method: 'POST' });
    expect(response.status).toBe(410);
  });
});
