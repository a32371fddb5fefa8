import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TestSandbox } from './harness.ts';
import { HARBOUR_BAKERY, startTestSandbox } from './harness.ts';

let sandbox: TestSandbox;

beforeAll(async () => {
  sandbox = await startTestSandbox();
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.stop());

describe('access to the API', () => {
  it('needs a token that the sandbox gave out', async () => {
    expect((await sandbox.call('GET', '/settings/users/2026-03')).status).toBe(401);
    const wrong = await sandbox.call('GET', '/settings/users/2026-03', { token: 'made-up' });
    expect(wrong.body.category).toBe('INVALID_AUTHENTICATION');
  });

  it('refuses a token that has expired', async () => {
    const { accessToken } = await sandbox.connectHarbour();
    await sandbox.control('POST', '/oauth/expire', { portalId: HARBOUR_BAKERY });
    const answer = await sandbox.call('GET', '/settings/users/2026-03', { token: accessToken });
    expect(answer.status).toBe(401);
    expect(answer.body.category).toBe('EXPIRED_AUTHENTICATION');
  });

  it('names the scopes that a call lacks', async () => {
    const { accessToken } = await sandbox.connectHarbour();
    const answer = await sandbox.call('GET', '/crm/objects/2026-03/partner_clients', { token: accessToken });
    expect(answer.status).toBe(403);
    expect(answer.body.category).toBe('MISSING_SCOPES');
    expect(answer.body.errors[0].context.requiredGranularScopes).toEqual(['crm.objects.partner-clients.read']);
  });

  it('counts calls per app and portal, and refuses those beyond the limit', async () => {
    const { accessToken } = await sandbox.connectHarbour();
    await sandbox.control('POST', '/settings', { callsPerTenSeconds: 2 });
    const list = () => sandbox.call('GET', '/settings/users/2026-03', { token: accessToken });
    const first = await list();
    expect(first.headers.get('x-hubspot-ratelimit-max')).toBe('2');
    expect(first.headers.get('x-hubspot-ratelimit-remaining')).toBe('1');
    expect(first.headers.get('x-hubspot-ratelimit-interval-milliseconds')).toBe('10000');
    await list();
    const third = await list();
    expect(third.status).toBe(429);
    expect(third.body.policyName).toBe('TEN_SECONDLY_ROLLING');
  });

  it('answers 404 in HubSpot’s shape where it has no endpoint', async () => {
    const { accessToken } = await sandbox.connectHarbour();
    const response = await fetch(`${sandbox.url}/settings/v3/users`, {
      headers: { authorization: `Bearer ${accessToken}` },
    });
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ status: 'error', category: 'OBJECT_NOT_FOUND' });
  });

  it('lets the app uninstall itself, which ends its tokens', async () => {
    const { accessToken } = await sandbox.connectHarbour();
    const path = '/appinstalls/2026-03/external-install';
    expect((await sandbox.call('DELETE', path, { token: accessToken })).status).toBe(204);
    expect((await sandbox.call('DELETE', path, { token: accessToken })).status).toBe(401);
    const portal = await sandbox.control('GET', `/portals/${HARBOUR_BAKERY}`);
    expect(portal.body.installs).toEqual([]);
  });

  it('keeps a log of calls without tokens and secrets', async () => {
    const { accessToken, refreshToken } = await sandbox.connectHarbour();
    await sandbox.call('GET', '/settings/users/2026-03', { token: accessToken, query: { limit: 1 } });
    const { body } = await sandbox.control('GET', '/requests?since=1');
    expect(body.requests).toHaveLength(1);
    expect(body.requests[0]).toMatchObject({
      method: 'GET',
      path: '/settings/users/2026-03',
      query: { limit: ['1'] },
      status: 200,
      portalId: HARBOUR_BAKERY,
    });
    const all = JSON.stringify((await sandbox.control('GET', '/requests')).body);
    expect(all).toContain('/oauth/2026-03/token');
    for (const secret of [accessToken, refreshToken, 'client-client-secret']) expect(all).not.toContain(secret);
  });
});
