import { describe, expect, it } from 'vitest';
import { createTestApi } from '../support/api.ts';
import { POLICY } from '../support/fixtures.ts';

describe('GET /policy', () => {
  it('200 with the approvers by name', async () => {
    const api = createTestApi();
    await api.post('/policies', POLICY);
    const { status, body } = await api.get('/policy', { scopes: ['read'] });
    expect(status).toBe(200);
    expect(body.rules[1]).toMatchObject({
      name: 'The lead approves',
      approvers: [{ name: 'Delivery manager' }],
      quorum: 1,
    });
  });

  it('404 before the first was published', async () => {
    expect((await createTestApi().get('/policy')).status).toBe(404);
  });
});
