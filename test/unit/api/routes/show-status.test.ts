import { describe, expect, it } from 'vitest';
import { aClient } from '../../../support/memory/builders.ts';
import { createTestApi } from '../support/api.ts';
import {
  aConnectionWait,
  anInvitationRun,
  aPartnerConnection,
  POLICY,
  publishCatalogue,
  seedClient,
} from '../support/fixtures.ts';

const howOf = (body: { nextSteps: { how: string }[] }) => body.nextSteps.map((step) => step.how);

describe('GET /status', () => {
  it('200 on the first day: connect, publish a catalogue, publish a policy', async () => {
    const { status, body } = await createTestApi().get('/status');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      partnerPortal: { connected: false, connection: null },
      catalogueVersion: null,
      policyVersion: null,
    });
    expect(howOf(body)).toEqual(['steward setup', 'steward catalogue publish <file>', 'steward policy publish <file>']);
  });

  it('200 with nothing to do when all is well, and no token in it', async () => {
    const api = createTestApi();
    api.connections.push(aPartnerConnection(api, { accessToken: 'secret-access', refreshToken: 'secret-refresh' }));
    await publishCatalogue(api);
    await api.post('/policies', POLICY);
    const { body } = await api.get('/status');
    expect(body).toMatchObject({
      partnerPortal: { connected: true },
      catalogueVersion: 1,
      policyVersion: 1,
      nextSteps: [],
    });
    expect(JSON.stringify(body)).not.toContain('secret');
  });

  it('200 with a step for a broken connection, a missing contact, a parked run and a passed deadline', async () => {
    const api = createTestApi();
    seedClient(api);
    api.connections.push(aPartnerConnection(api, { health: 'revoked' }));
    await publishCatalogue(api);
    await api.post('/policies', POLICY);
    const parked = anInvitationRun({ state: 'parked', parkedReason: 'execution-ended' });
    api.runs.seed(parked);
    api.waits.seed(aConnectionWait({ deadlineAt: '2026-11-24T08:30:00.000Z' }));
    const { body } = await api.get('/status');
    expect(body).toMatchObject({ partnerPortal: { connected: false }, openWaits: 1, parkedRuns: 1, runningRuns: 0 });
    expect(howOf(body)).toEqual([
      'steward setup',
      'steward client contact c-1 --email <address> --name <name>',
      `steward run retry ${parked.runId}`,
      'steward sweep',
    ]);
    expect(body.nextSteps[1].what).toContain(aClient().name);
  });
});
