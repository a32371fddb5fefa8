import { describe, expect, it } from 'vitest';
import type { Client } from '../../../../shared/domain/client.ts';
import type { ConnectionHealth } from '../../../../shared/domain/connection.ts';
import type { Run } from '../../../../shared/domain/run.ts';
import { aClient, aConnection, anEngagement, aRunOf, PORTAL_ID } from '../../../support/memory/builders.ts';
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

  describe('for runs that a connection has stopped', () => {
    const connect = 'steward client connect c-1';
    const contact = 'steward client contact c-1 --email <address> --name <name>';
    const parked = (more: Partial<Run> = {}): Run => ({
      ...aRunOf(anEngagement(), '2026-11-24T08:00:00.000Z'),
      state: 'parked',
      parkedReason: 'connection-revoked',
      ...more,
    });

    /** An API where nothing is to be done but for its parked runs. */
    async function apiWith(runs: readonly Run[], client: Partial<Client>, health: ConnectionHealth) {
      const api = createTestApi();
      api.connections.push(aPartnerConnection(api));
      await publishCatalogue(api);
      await api.post('/policies', POLICY);
      api.clients.seed(aClient(client));
      const { appId } = api.settings.hubspot.clientApp;
      api.connections.push(aConnection({ appId, portalId: PORTAL_ID, health }));
      for (const run of runs) api.runs.seed(run);
      return api;
    }

    it('200 with the connection first, once a client, and the retries after it', async () => {
      const runs = [parked(), parked({ runId: 'access-provisioning.e-2-1' })];
      const api = await apiWith(runs, { contactPersonId: 'p-owner' }, 'revoked');
      const { body } = await api.get('/status');
      expect(howOf(body)).toEqual([connect, ...runs.map((run) => `steward run retry ${run.runId}`)]);
      expect(body.nextSteps[0].what).toContain(aClient().name);
    });

    it('200 with the contact before the connection where nobody is known', async () => {
      const api = await apiWith([parked()], { contactPersonId: undefined }, 'missing-scope');
      expect(howOf((await api.get('/status')).body)).toEqual([contact, connect, `steward run retry ${parked().runId}`]);
    });

    it('200 with the retry alone once the portal is connected again', async () => {
      const api = await apiWith([parked()], { contactPersonId: 'p-owner' }, 'healthy');
      expect(howOf((await api.get('/status')).body)).toEqual([`steward run retry ${parked().runId}`]);
    });

    it('200 with the set-up for the partner’s own portal', async () => {
      const run = anInvitationRun({ state: 'parked', parkedReason: 'connection-revoked' });
      const api = await apiWith([run], {}, 'healthy');
      api.connections.splice(0, 1, aPartnerConnection(api, { health: 'revoked' }));
      expect(howOf((await api.get('/status')).body)).toEqual(['steward setup', `steward run retry ${run.runId}`]);
    });
  });
});
