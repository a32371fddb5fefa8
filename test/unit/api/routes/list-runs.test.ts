import { describe, expect, it } from 'vitest';
import { WORKFLOWS } from '../../../../shared/domain/run.ts';
import { anEngagement, aRunOf } from '../../../support/memory/builders.ts';
import { createTestApi } from '../support/api.ts';
import { anInvitationRun, seedClient } from '../support/fixtures.ts';

describe('GET /runs', () => {
  function apiWithRuns() {
    const api = createTestApi();
    seedClient(api);
    api.runs.seed(anInvitationRun({ lastFailure: 'HubSpotError' }));
    api.runs.seed(aRunOf(anEngagement(), '2026-11-24T08:30:00.000Z'));
    return api;
  }
  const workflowsOf = (body: { runs: { workflow: string }[] }) => body.runs.map((run) => run.workflow);

  it('200 with the runs of both workflows, the newest first', async () => {
    const { status, body } = await apiWithRuns().get('/runs', { scopes: ['read'] });
    expect(status).toBe(200);
    expect(workflowsOf(body)).toEqual(['access-provisioning', 'invitation-acceptance']);
    expect(body.runs[1]).toMatchObject({ clientName: 'Example Manufacturing', lastFailure: 'HubSpotError', end: null });
  });

  it('200 with one workflow only', async () => {
    const { body } = await apiWithRuns().get('/runs', { query: { workflow: 'invitation-acceptance' } });
    expect(workflowsOf(body)).toEqual(['invitation-acceptance']);
  });

  it('400 for a workflow that is none', async () => {
    const { status, body } = await apiWithRuns().get('/runs', { query: { workflow: 'audit' } });
    expect(status).toBe(400);
    expect(body.errors).toEqual([{ path: 'workflow', expected: `one of ${WORKFLOWS.join(', ')}` }]);
  });
});
