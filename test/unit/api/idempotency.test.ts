import { describe, expect, it } from 'vitest';
import { createTestApi } from './support/api.ts';
import { CATALOGUE, seedClient } from './support/fixtures.ts';

const CONTACT = { email: 'owner@client.example', name: 'Portal admin' };

describe('Idempotency-Key', () => {
  it('a repetition gets the first answer, whatever has become of the record', async () => {
    const api = createTestApi();
    const first = await api.post('/catalogues', CATALOGUE, { key: 'k-1' });
    const again = await api.post('/catalogues', CATALOGUE, { key: 'k-1' });
    const without = await api.post('/catalogues', CATALOGUE);
    expect(first.status).toBe(201);
    expect([again.status, again.body]).toEqual([first.status, first.body]);
    expect(without.status).toBe(200);
  });

  it('holds for PUT too', async () => {
    const api = createTestApi();
    seedClient(api);
    const first = await api.put('/clients/c-1/contact', CONTACT, { key: 'k-1' });
    expect((await api.put('/clients/c-1/contact', CONTACT, { key: 'k-1' })).body).toEqual(first.body);
    expect((await api.put('/clients/c-1/contact', { ...CONTACT, name: 'Other' }, { key: 'k-1' })).status).toBe(422);
  });

  it('422 when the key was used for another body or path', async () => {
    const api = createTestApi();
    await api.post('/catalogues', CATALOGUE, { key: 'k-1' });
    const { status, body } = await api.post('/catalogues', { packages: [] }, { key: 'k-1' });
    expect(status).toBe(422);
    expect(body.rule).toBe('idempotency-key-once');
    expect((await api.post('/policies', CATALOGUE, { key: 'k-1' })).status).toBe(422);
  });

  it('409 while the first is under way', async () => {
    const api = createTestApi();
    let release: () => void = () => undefined;
    const waiting = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { sweep } = api.chores;
    api.chores.sweep = async (id) => {
      await waiting;
      return sweep(id);
    };
    const first = api.post('/sweeps', {}, { key: 'k-1' });
    const second = await api.post('/sweeps', {}, { key: 'k-1' });
    release();
    expect(second.status).toBe(409);
    expect((await first).status).toBe(200);
  });

  it('a failure gives the key free again', async () => {
    const api = createTestApi();
    expect((await api.put('/clients/c-1/contact', CONTACT, { key: 'k-1' })).status).toBe(404);
    seedClient(api);
    expect((await api.put('/clients/c-1/contact', CONTACT, { key: 'k-1' })).status).toBe(200);
  });

  it('two callers may think of the same key', async () => {
    const api = createTestApi();
    await api.post('/sweeps', {}, { key: 'k-1', scopes: ['admin'] });
    expect((await api.post('/sweeps', { a: 1 }, { key: 'k-1', scopes: ['operate'] })).status).toBe(400);
  });

  it('a GET has no need of it', async () => {
    const api = createTestApi();
    await api.get('/clients', { key: 'k-1' });
    seedClient(api);
    expect((await api.get('/clients', { key: 'k-1' })).body.clients).toHaveLength(1);
    expect(api.keptAnswers.size).toBe(0);
  });

  it.each(['', 'with space', 'ü', 'x'.repeat(129)])('400 for the key "%s"', async (key) => {
    const { status, body } = await createTestApi().post('/sweeps', {}, { key });
    expect(status).toBe(400);
    expect(body.errors).toEqual([{ path: 'Idempotency-Key', expected: '1 to 128 visible characters without space' }]);
  });
});
