import { describe, expect, it } from 'vitest';
import { createTestApi } from '../support/api.ts';
import { POLICY } from '../support/fixtures.ts';

describe('GET /policy', () => {
  it('200 with everyone by name, stage by stage', async () => {
    const api = createTestApi();
    await api.post('/policies', { ...POLICY, rules: [POLICY.rules[0], { ...POLICY.rules[1], fallback: ['deputy'] }] });
    const { status, body } = await api.get('/policy', { scopes: ['read'] });
    expect(status).toBe(200);
    expect(body.rules[1]).toMatchObject({
      name: 'The lead approves',
      stages: [{ approvers: [{ name: 'Delivery manager' }], quorum: 1, fallback: [{ name: 'Deputy manager' }] }],
    });
    expect(body.people).toMatchObject([{ name: 'Delivery manager' }, { name: 'Deputy manager' }]);
  });

  it('404 before the first was published', async () => {
    expect((await createTestApi().get('/policy')).status).toBe(404);
  });
});
