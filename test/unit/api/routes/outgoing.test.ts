import { describe, expect, it } from 'vitest';
import { anEngagement, aRunOf } from '../../../support/memory/builders.ts';
import { createTestApi } from '../support/api.ts';
import { seedClient } from '../support/fixtures.ts';

const AT = '2026-11-24T08:00:00.000Z';

describe('POST /outgoing/pause and /outgoing/resume', () => {
  it('200: says who stopped changes, since when and why, also in the status, with the way on', async () => {
    const api = createTestApi();
    const first = await api.post('/outgoing/pause', { reason: 'A permission set was renamed.' });
    expect(first.status).toBe(200);
    expect(first.body).toMatchObject({
      stopped: true,
      by: { name: 'Operations lead' },
      reason: 'A permission set was renamed.',
    });
    // Whoever stops it a second time finds it stopped.
    const again = await api.post('/outgoing/pause', { reason: 'Something else.' });
    expect(again.body).toEqual(first.body);
    const { body } = await api.get('/status');
    expect(body).toMatchObject({ outgoing: { stopped: true, reason: 'A permission set was renamed.' } });
    expect(body.nextSteps[0]).toMatchObject({ how: 'steward resume' });
  });

  it('takes up each run that waits, once, and no other', async () => {
    const api = createTestApi();
    seedClient(api);
    await api.post('/outgoing/pause', {});
    const held = { ...aRunOf(anEngagement(), AT), state: 'parked', parkedReason: 'outgoing-stopped' } as const;
    api.runs.seed(held);
    api.runs.seed({ ...aRunOf(anEngagement({ engagementId: 'e-2' }), AT), state: 'parked', parkedReason: 'other' });
    expect((await api.get('/status')).body).toMatchObject({ heldRuns: 1, parkedRuns: 1 });
    const { status, body } = await api.post('/outgoing/resume', {});
    expect(status).toBe(200);
    expect(body).toMatchObject({ stopped: false, takenUp: 1, waiting: 0 });
    expect(api.started).toEqual([`${held.runId}.2`]);
    expect((await api.post('/outgoing/resume', {})).body).toMatchObject({ takenUp: 0 });
    expect(await api.runs.read(held.runId)).toMatchObject({ state: 'running', attempt: 2 });
    const types = api.ledger.entries.map(({ type }) => type);
    expect(types).toEqual(['outgoing-paused', 'outgoing-resumed', 'run-restarted']);
  });

  it('400 for a reason that is no text', async () => {
    expect((await createTestApi().post('/outgoing/pause', { reason: '' })).status).toBe(400);
  });
});
