import { describe, expect, it } from 'vitest';
import { createTestApi } from '../support/api.ts';
import { aConnectionWait, seedClient } from '../support/fixtures.ts';

describe('GET /questions', () => {
  it('200 with open waits only, the nearest deadline first, people by name, and what is overdue', async () => {
    const api = createTestApi();
    seedClient(api);
    api.waits.seed(aConnectionWait({ waitId: 'later', asked: ['p-operations'] }));
    api.waits.seed(aConnectionWait({ waitId: 'sooner', deadlineAt: '2026-11-24T08:30:00.000Z' }));
    api.waits.seed(aConnectionWait({ waitId: 'over', state: 'ended' }));
    const { status, body } = await api.get('/questions', { scopes: ['read'] });
    expect(status).toBe(200);
    expect(body.questions).toMatchObject([
      { waitId: 'sooner', clientName: 'Example Manufacturing', asked: [], overdue: true },
      { waitId: 'later', asked: [{ name: 'Operations lead' }], overdue: false },
    ]);
    expect(body.questions).toHaveLength(2);
  });
});
