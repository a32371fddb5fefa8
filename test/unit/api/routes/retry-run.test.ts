import { describe, expect, it } from 'vitest';
import type { Engagement } from '../../../../shared/domain/engagement.ts';
import type { Run } from '../../../../shared/domain/run.ts';
import { anEngagement, aRunOf } from '../../../support/memory/builders.ts';
import { createTestApi } from '../support/api.ts';
import { anInvitationRun } from '../support/fixtures.ts';

const AT = '2026-11-24T08:00:00.000Z';
const RUN = 'access-provisioning.e-1-1';

function apiWith(run: Partial<Run>, engagement: Partial<Engagement> = {}) {
  const api = createTestApi();
  api.engagements.seed(anEngagement(engagement));
  api.runs.seed({ ...aRunOf(anEngagement(), AT), ...run });
  return api;
}

describe('POST /runs/{runId}/retry', () => {
  it('202: a parked run goes on with its next attempt, by the caller', async () => {
    const api = apiWith({ state: 'parked', parkedReason: 'execution-ended', attempt: 3 });
    const { status, body } = await api.post(`/runs/${RUN}/retry`, undefined, { scopes: ['operate'] });
    expect(status).toBe(202);
    expect(body).toEqual({ runId: RUN, attempt: 4 });
    expect(api.runs.all()[0]).toMatchObject({ state: 'running', attempt: 4 });
    expect(api.started).toEqual([`${RUN}.4`]);
    expect(api.ledger.entries).toMatchObject([
      { type: 'run-restarted', actor: 'p-operations', facts: { reason: 'operator' } },
    ]);
  });

  it('202: provisioning that ended partly becomes a new change of the engagement', async () => {
    const api = apiWith({ state: 'ended', end: 'partly' }, { state: 'active' });
    const { status, body } = await api.post(`/runs/${RUN}/retry`);
    expect(status).toBe(202);
    expect(body).toEqual({ runId: 'access-provisioning.e-1-2', attempt: 1 });
    expect(api.engagements.all()[0]?.change).toBe(2);
    expect(api.started).toEqual(['access-provisioning.e-1-2.1']);
  });

  for (const end of ['ended-partly', 'connection-revoked']) {
    it(`202: an engagement that still ends is tried again, however its run ended: ${end}`, async () => {
      const api = apiWith({ state: 'ended', end }, { state: 'ending' });
      expect((await api.post(`/runs/${RUN}/retry`)).status).toBe(202);
      expect(api.started).toEqual(['access-provisioning.e-1-2.1']);
    });
  }

  it('202: a change whose run was never begun gets it, and no further one is made', async () => {
    const api = apiWith({ state: 'ended', end: 'partly' }, { state: 'active', change: 2 });
    expect((await api.post(`/runs/${RUN}/retry`)).status).toBe(202);
    expect(api.engagements.all()[0]?.change).toBe(2);
    expect(api.started).toEqual(['access-provisioning.e-1-2.1']);
  });

  it('409 while it runs', async () => {
    const api = apiWith({ state: 'running' });
    expect((await api.post(`/runs/${RUN}/retry`)).status).toBe(409);
    expect(api.started).toEqual([]);
  });

  it('422 for one that ended well, for an invitation that ended, and where a later run works on it', async () => {
    const well = apiWith({ state: 'ended', end: 'provisioned' }, { state: 'active' });
    expect((await well.post(`/runs/${RUN}/retry`)).body.rule).toBe('ended-stays-ended');
    const invitation = createTestApi();
    invitation.runs.seed(anInvitationRun({ state: 'ended', end: 'declined' }));
    expect((await invitation.post(`/runs/${anInvitationRun().runId}/retry`)).status).toBe(422);
    const overtaken = apiWith({ state: 'ended', end: 'partly' }, { state: 'active', change: 2 });
    overtaken.runs.seed(aRunOf(anEngagement({ change: 2 }), AT));
    expect((await overtaken.post(`/runs/${RUN}/retry`)).body.rule).toBe('latest-change-only');
    expect([...well.started, ...invitation.started, ...overtaken.started]).toEqual([]);
  });

  it('403 for a token that may only read, 404 for a run that is not there', async () => {
    const api = createTestApi();
    expect((await api.post(`/runs/${RUN}/retry`, {}, { scopes: ['read'] })).status).toBe(403);
    expect((await api.post(`/runs/${RUN}/retry`)).status).toBe(404);
  });
});
