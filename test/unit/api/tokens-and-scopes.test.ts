import { describe, expect, it } from 'vitest';
import { routes } from '../../../functions/serve-api/routes.ts';
import type { ApiScope } from '../../../shared/ports/api-tokens.ts';
import { createTestApi } from './support/api.ts';

/** Who may call what: written out, so that a change of a route's scope is a change here too. */
const MATRIX: Readonly<Record<string, readonly ApiScope[]>> = {
  'GET /status': ['read', 'operate', 'admin'],
  'POST /outgoing/pause': ['operate', 'admin'],
  'POST /outgoing/resume': ['operate', 'admin'],
  'POST /setup/partner-link': ['admin'],
  'GET /preflight': ['read', 'operate', 'admin'],
  'GET /clients': ['read', 'operate', 'admin'],
  'GET /clients/{clientId}': ['read', 'operate', 'admin'],
  'PUT /clients/{clientId}/contact': ['operate', 'admin'],
  'PUT /clients/{clientId}/language': ['operate', 'admin'],
  'POST /clients/{clientId}/closure': ['operate', 'admin'],
  'PUT /clients/{clientId}/way': ['operate', 'admin'],
  'POST /clients/{clientId}/connection-request': ['operate', 'admin'],
  'GET /clients/{clientId}/access-plan': ['read', 'operate', 'admin'],
  'GET /clients/{clientId}/preflight': ['read', 'operate', 'admin'],
  'PUT /clients/{clientId}/tier': ['operate', 'admin'],
  'GET /adoption': ['read', 'operate', 'admin'],
  'POST /adoption': ['operate', 'admin'],
  'PUT /clients/{clientId}/portal': ['operate', 'admin'],
  'POST /clients/{clientId}/portals': ['operate', 'admin'],
  'GET /people': ['read', 'operate', 'admin'],
  'GET /people/{personId}': ['read', 'operate', 'admin'],
  'PUT /people/{person}/absence': ['operate', 'admin'],
  'DELETE /people/{person}/absence': ['operate', 'admin'],
  'PUT /people/{person}/notices': ['operate', 'admin'],
  'DELETE /people/{person}/unreachable': ['operate', 'admin'],
  'POST /people/{person}/offboarding': ['operate', 'admin'],
  'GET /offboardings': ['read', 'operate', 'admin'],
  'GET /offboardings/{offboardingId}': ['read', 'operate', 'admin'],
  'POST /offboardings/{offboardingId}/change': ['operate', 'admin'],
  'POST /remedies/{work}/exception': ['operate', 'admin'],
  'POST /roster/imports': ['operate', 'admin'],
  'GET /roster': ['read', 'operate', 'admin'],
  'POST /audits': ['operate', 'admin'],
  'GET /audits': ['read', 'operate', 'admin'],
  'GET /audits/{auditId}': ['read', 'operate', 'admin'],
  'GET /evidence': ['read', 'operate', 'admin'],
  'GET /evidence/{id}/{pack}': ['read', 'operate', 'admin'],
  'GET /access': ['read', 'operate', 'admin'],
  'GET /ledger/{stream}': ['read', 'operate', 'admin'],
  'POST /engagements': ['operate', 'admin'],
  'GET /engagements/{engagementId}': ['read', 'operate', 'admin'],
  'POST /engagements/{engagementId}/end': ['operate', 'admin'],
  'POST /engagements/{engagementId}/extend': ['operate', 'admin'],
  'POST /engagements/{engagementId}/package': ['operate', 'admin'],
  'POST /engagements/{engagementId}/team': ['operate', 'admin'],
  'POST /engagements/{engagementId}/pause': ['operate', 'admin'],
  'POST /engagements/{engagementId}/resume': ['operate', 'admin'],
  'GET /questions': ['read', 'operate', 'admin'],
  'GET /questions/{waitId}': ['read', 'operate', 'admin'],
  'POST /questions/{waitId}/reassign': ['operate', 'admin'],
  'GET /runs': ['read', 'operate', 'admin'],
  'POST /runs/{runId}/retry': ['operate', 'admin'],
  'POST /sweeps': ['operate', 'admin'],
  'POST /catalogues': ['publish', 'admin'],
  'GET /catalogues/{version}': ['read', 'operate', 'admin'],
  'POST /catalogues/diff': ['read', 'operate', 'admin'],
  'POST /catalogue/roll-out': ['operate', 'admin'],
  'GET /catalogue': ['read', 'operate', 'admin'],
  'POST /policies': ['publish', 'admin'],
  'GET /policy': ['read', 'operate', 'admin'],
};
const SCOPES: readonly ApiScope[] = ['read', 'operate', 'publish', 'admin'];
const pathOf = (template: string) => template.replaceAll(/\{\w+\}/g, 'x-1');

describe('scopes', () => {
  it('the matrix names every route, and no other', () => {
    expect(routes.map((route) => `${route.method} ${route.path}`).sort()).toEqual(Object.keys(MATRIX).sort());
  });

  it.each(Object.entries(MATRIX))('%s is for %j', async (name, allowed) => {
    const [method = '', template = ''] = name.split(' ');
    const api = createTestApi();
    for (const scope of SCOPES) {
      const { status, headers } = await api.request(method, pathOf(template), { scopes: [scope] });
      if (allowed.includes(scope)) expect(status, scope).not.toBe(403);
      else {
        expect(status, scope).toBe(403);
        expect(headers['www-authenticate']).toContain('insufficient_scope');
      }
    }
  });

  it('a token with two scopes may do what either allows', async () => {
    const api = createTestApi();
    expect((await api.get('/clients', { scopes: ['publish', 'read'] })).status).toBe(200);
  });
});

describe('tokens', () => {
  const refused = async (authorization: string | null) => createTestApi().get('/clients', { authorization });

  it.each([
    null,
    '',
    'Bearer',
    'Bearer short',
    `Basic ${'a'.repeat(43)}`,
    `Bearer ${'a'.repeat(44)}`,
    `Bearer ${'a'.repeat(43)}`,
  ])('401 for %s', async (authorization) => {
    const { status, headers } = await refused(authorization);
    expect(status).toBe(401);
    expect(headers['www-authenticate']).toBe('Bearer realm="portal-steward"');
    expect(headers['content-type']).toBe('application/problem+json');
  });

  it('a revoked token looks like one that never was', async () => {
    const api = createTestApi();
    const token = api.issueToken(['admin'], { revokedAt: '2026-11-24T08:30:00.000Z' });
    const revoked = await api.get('/clients', { authorization: `Bearer ${token}` });
    const unknown = await refused(`Bearer ${'a'.repeat(43)}`);
    expect(revoked.status).toBe(401);
    expect(revoked.body).toEqual(unknown.body);
  });

  it('without a token nothing is told, not even which paths exist', async () => {
    const api = createTestApi();
    const nowhere = await api.get('/nowhere', { authorization: null });
    const somewhere = await api.request('DELETE', '/clients', { authorization: null });
    expect([nowhere.status, somewhere.status]).toEqual([401, 401]);
  });
});
