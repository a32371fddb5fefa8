import { describe, expect, it } from 'vitest';
import { createTestApi } from '../support/api.ts';
import { seedClient } from '../support/fixtures.ts';

describe('GET /clients', () => {
  it('200 without clients', async () => {
    expect(await createTestApi().get('/clients')).toMatchObject({ status: 200, body: { clients: [] } });
  });

  it('200 with where each client stands', async () => {
    const api = createTestApi();
    seedClient(api);
    const { body } = await api.get('/clients', { scopes: ['read'] });
    expect(body.clients).toEqual([
      {
        clientId: 'c-1',
        name: 'Example Manufacturing',
        state: 'connected',
        portalId: 20_000_001,
        tier: null,
        partOf: null,
        lastInvitation: null,
        contactKnown: false,
        baseline: false,
      },
    ]);
  });

  it('400 on a query that it does not know', async () => {
    const { status, body } = await createTestApi().get('/clients', { query: { state: 'active' } });
    expect(status).toBe(400);
    expect(body.errors).toEqual([{ path: 'state', expected: 'nothing of this name' }]);
  });
});
