import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TestSandbox } from './harness.ts';
import { CLIENT_APP, credentialsOf, HARBOUR_BAKERY, startTestSandbox } from './harness.ts';

const USERS = '/settings/users/2026-03';
let sandbox: TestSandbox;
let token: string;
let refreshToken: string;

beforeAll(async () => {
  sandbox = await startTestSandbox();
});
beforeEach(async () => {
  await sandbox.reset();
  ({ accessToken: token, refreshToken } = await sandbox.connectHarbour());
});
afterAll(() => sandbox.stop());

function switchOn(fault: object) {
  return sandbox.control('POST', '/faults', fault);
}

function listUsers() {
  return sandbox.call('GET', USERS, { token });
}

function createUser() {
  return sandbox.call('POST', USERS, { token, json: { email: 'consultant-1@example.com', sendWelcomeEmail: false } });
}

describe('fault switches', () => {
  it('rate-limited: 429 of the ten-second limit, with Retry-After when asked for', async () => {
    await switchOn({ kind: 'rate-limited', retryAfterSeconds: 7, times: 1 });
    const answer = await listUsers();
    expect(answer.status).toBe(429);
    expect(answer.body).toMatchObject({ errorType: 'RATE_LIMIT', policyName: 'TEN_SECONDLY_ROLLING' });
    expect(answer.headers.get('retry-after')).toBe('7');
    expect((await listUsers()).status).toBe(200);
  });

  it('daily-limit: 429 of the daily limit', async () => {
    await switchOn({ kind: 'daily-limit' });
    expect((await listUsers()).body.policyName).toBe('DAILY');
  });

  it.each([500, 502, 503])('server-error: %i, and the write does not happen', async (status) => {
    await switchOn({ kind: 'server-error', status, match: { method: 'POST', path: '^/settings/users/' } });
    expect((await createUser()).status).toBe(status);
    expect((await listUsers()).body.results).toHaveLength(4);
  });

  it('timeout: no answer, and the write does not happen', async () => {
    await switchOn({ kind: 'timeout', ms: 10, times: 1 });
    await expect(createUser()).rejects.toThrow('fetch failed');
    expect((await listUsers()).body.results).toHaveLength(4);
  });

  it('answer-lost: no answer, and the write did happen', async () => {
    await switchOn({ kind: 'answer-lost', times: 1 });
    await expect(createUser()).rejects.toThrow('fetch failed');
    expect((await listUsers()).body.results).toHaveLength(5);
    const { requests } = (await sandbox.control('GET', '/requests')).body;
    const lost = requests.find((request: { fault?: string }) => request.fault === 'answer-lost');
    expect(lost).toMatchObject({ method: 'POST', path: USERS, status: 201 });
  });

  it('token-revoked: 401 for calls, invalid_grant for a refresh', async () => {
    await switchOn({ kind: 'token-revoked', match: { portalId: HARBOUR_BAKERY } });
    expect((await listUsers()).status).toBe(401);
    const form = { grant_type: 'refresh_token', refresh_token: refreshToken, ...credentialsOf(CLIENT_APP) };
    const refreshed = await sandbox.call('POST', '/oauth/2026-03/token', { form });
    expect(refreshed.body).toMatchObject({ error: 'invalid_grant', status: 'BAD_REFRESH_TOKEN' });
  });

  it('missing-scope: 403', async () => {
    await switchOn({ kind: 'missing-scope' });
    const answer = await listUsers();
    expect(answer.status).toBe(403);
    expect(answer.body.category).toBe('MISSING_SCOPES');
  });

  it('not-allowed: a 403 that no scope mends', async () => {
    await switchOn({ kind: 'not-allowed', match: { method: 'POST' } });
    const answer = await createUser();
    expect(answer.status).toBe(403);
    expect(answer.body.category).toBe('FORBIDDEN');
    expect((await listUsers()).status).toBe(200);
  });

  it('hit only the portal, method and path that they name, and end when cleared', async () => {
    await switchOn({ kind: 'server-error', match: { portalId: 2000002 } });
    await switchOn({ kind: 'server-error', match: { path: '/roles$' } });
    expect((await listUsers()).status).toBe(200);
    expect((await sandbox.call('GET', `${USERS}/roles`, { token })).status).toBe(500);
    expect((await sandbox.control('GET', '/faults')).body.faults).toHaveLength(2);
    await sandbox.control('DELETE', '/faults');
    expect((await sandbox.call('GET', `${USERS}/roles`, { token })).status).toBe(200);
  });

  it('are refused when they are none', async () => {
    expect((await switchOn({ kind: 'earthquake' })).status).toBe(400);
    const answer = await switchOn({ kind: 'timeout', match: { path: '(' } });
    expect(answer.body.message).toContain('regular expression');
  });
});
