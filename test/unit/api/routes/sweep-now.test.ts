import { describe, expect, it } from 'vitest';
import { createTestApi } from '../support/api.ts';

describe('POST /sweeps', () => {
  it('200 with both reports; both chores get the request’s correlation id', async () => {
    const api = createTestApi();
    const told: string[] = [];
    const { sweep, poll } = api.chores;
    api.chores.sweep = (id) => {
      told.push(id);
      return sweep(id);
    };
    api.chores.poll = (id) => {
      told.push(id);
      return poll(id);
    };
    const { status, body, headers } = await api.post('/sweeps', undefined, { scopes: ['operate'] });
    expect(status).toBe(200);
    expect(body).toEqual({
      ok: true,
      poll: { connected: true, records: 3, began: 1, failed: 0, roster: 4 },
      sweep: { done: { wait: 1, outcome: 0, run: 0, mail: 2, engagement: 0 }, failed: 0 },
      journal: { read: 0, uninstalled: 0 },
    });
    expect(told).toEqual([headers['x-correlation-id'], headers['x-correlation-id']]);
  });

  it('200 and not ok when one fails; the other is done all the same', async () => {
    const api = createTestApi();
    api.chores.poll = () => Promise.reject(new Error('HubSpot is away.'));
    const { status, body } = await api.post('/sweeps');
    expect(status).toBe(200);
    expect(body).toMatchObject({ ok: false, poll: null, sweep: { failed: 0 } });
  });

  it('403 for a token that may only read', async () => {
    expect((await createTestApi().post('/sweeps', {}, { scopes: ['read'] })).status).toBe(403);
  });
});
