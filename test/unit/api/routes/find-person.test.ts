import { describe, expect, it } from 'vitest';
import { createTestApi } from '../support/api.ts';

describe('GET /people?email=', () => {
  it('200 with the person of the address', async () => {
    const api = createTestApi();
    const { status, body } = await api.get('/people', { query: { email: 'operations@example.com' } });
    expect(status).toBe(200);
    expect(body).toMatchObject({ personId: 'p-operations', name: 'Operations lead', grants: [], openQuestions: [] });
  });

  it('400 without an address', async () => {
    const { status, body } = await createTestApi().get('/people');
    expect(status).toBe(400);
    expect(body.errors).toEqual([{ path: 'email', expected: 'a string' }]);
  });

  it('404 for an address that nobody has, without repeating it', async () => {
    const { status, body } = await createTestApi().get('/people', { query: { email: 'nobody@example.com' } });
    expect(status).toBe(404);
    expect(JSON.stringify(body)).not.toContain('nobody@example.com');
  });
});
