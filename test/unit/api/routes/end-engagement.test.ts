import { describe, expect, it } from 'vitest';
import { anEngagement } from '../../../support/memory/builders.ts';
import { createTestApi } from '../support/api.ts';

describe('POST /engagements/{engagementId}/end', () => {
  it('202: it is ending, and a run takes the access away; a second time finds the same', async () => {
    const api = createTestApi();
    api.engagements.seed(anEngagement({ state: 'active' }));
    const first = await api.post('/engagements/e-1/end', undefined, { scopes: ['operate'] });
    const second = await api.post('/engagements/e-1/end');
    expect(first).toMatchObject({ status: 202, body: { state: 'ending', runId: 'access-provisioning.e-1-2' } });
    expect(second.body).toEqual(first.body);
    expect(api.started).toEqual(['access-provisioning.e-1-2.1']);
    expect(api.ledger.entries.filter((entry) => entry.type === 'engagement-end-requested')).toMatchObject([
      { actor: 'p-operations', facts: { cause: 'command' } },
    ]);
  });

  it('200 where it has ended already: nothing is started', async () => {
    const api = createTestApi();
    api.engagements.seed(anEngagement({ state: 'ended', change: 2 }));
    const { status, body } = await api.post('/engagements/e-1/end');
    expect(status).toBe(200);
    expect(body).toEqual({ engagementId: 'e-1', state: 'ended', runId: 'access-provisioning.e-1-2' });
    expect(api.started).toEqual([]);
  });

  it('403 for a token that may only read, 404 for an engagement that is not there', async () => {
    const api = createTestApi();
    expect((await api.post('/engagements/e-1/end', {}, { scopes: ['read'] })).status).toBe(403);
    expect((await api.post('/engagements/e-1/end')).status).toBe(404);
  });
});
