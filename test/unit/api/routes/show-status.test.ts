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
  aQuestion,
  DECIDERS,
  POLICY,
  publishCatalogue,
  seedClient,
  seedQuestion,
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

  describe('for questions that nobody can decide', () => {
    const gone = { since: '2026-11-20T08:00:00.000Z', why: 'bounce' as const };
    const AWAY = { until: '2026-12-25T22:59:59.999Z' };

    async function stepsOf(prepare: (api: ReturnType<typeof createTestApi>) => void) {
      const api = createTestApi();
      api.connections.push(aPartnerConnection(api));
      await publishCatalogue(api);
      await api.post('/policies', POLICY);
      prepare(api);
      const { body } = await api.get('/status');
      return body.nextSteps as { what: string; how: string }[];
    }
    const reassign = `steward question reassign ${aQuestion().waitId}`;
    const give = `${reassign} --from ${DECIDERS.lead} --to <address>`;

    it('200 with the empty place to fill', async () => {
      const [step, ...others] = await stepsOf((api) => seedQuestion(api, {}, { asked: [] }));
      expect(step?.how).toBe(`${reassign} --to <address>`);
      expect(step?.what).toContain(aClient().name);
      expect(others).toEqual([]);
    });

    it('200 with the place to give away and the address to look into, where no mail reaches who is asked', async () => {
      const steps = await stepsOf((api) => {
        seedQuestion(api);
        api.seedPerson(DECIDERS.lead, { name: 'Delivery manager', unreachable: gone });
      });
      expect(steps.map((step) => step.how)).toEqual([give, `steward person reachable ${DECIDERS.lead}`]);
      expect(steps[0]?.what).toContain('waits for Delivery manager, whom no mail reaches');
    });

    it('200 with the place of who is away and has nobody to stand in', async () => {
      const steps = await stepsOf((api) => {
        seedQuestion(api);
        api.seedPerson(DECIDERS.lead, { name: 'Delivery manager', absence: AWAY });
      });
      expect(steps.map((step) => step.how)).toEqual([give]);
    });

    it.each<[string, Parameters<typeof aQuestion>[0], Parameters<typeof aQuestion>[1]]>([
      ['others who are there suffice', {}, { asked: ['p-delivery-manager', 'p-deputy-manager'] }],
      [
        'it is decided, and may be taken back',
        {
          pending: {
            pendingId: '0.1',
            personId: 'p-deputy-manager',
            answer: 'approve',
            at: '',
            until: '2026-11-24T09:01:00.000Z',
          },
        },
        {},
      ],
    ])('200 with nothing where %s', async (_case, part, more) => {
      const steps = await stepsOf((api) => {
        seedQuestion(api, part, more);
        api.seedPerson(DECIDERS.lead, { name: 'Delivery manager', absence: AWAY });
      });
      expect(steps).toEqual([]);
    });

    it('200 with a look at the consent that nobody of the client can give', async () => {
      const stages = [{ name: 'Consent', approvers: ['p-owner'], quorum: 1, fallback: [], party: 'client' as const }];
      const steps = await stepsOf((api) => {
        seedQuestion(api, { stages }, { asked: [] });
      });
      expect(steps.map((step) => step.how)).toEqual([`steward question show ${aQuestion().waitId}`]);
    });
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

    it('200 with the connection, once a client; the runs go on by themselves after it', async () => {
      const runs = [parked(), parked({ runId: 'access-provisioning.e-2-1' })];
      const api = await apiWith(runs, { contactPersonId: 'p-owner' }, 'revoked');
      const { body } = await api.get('/status');
      expect(howOf(body)).toEqual([connect]);
      expect(body).toMatchObject({ heldRuns: 2, parkedRuns: 0 });
      expect(body.nextSteps[0].what).toContain(aClient().name);
    });

    it('200 with the contact before the connection where nobody is known', async () => {
      const api = await apiWith([parked()], { contactPersonId: undefined }, 'missing-scope');
      expect(howOf((await api.get('/status')).body)).toEqual([contact, connect]);
    });

    it('200 with nothing once the portal is connected again', async () => {
      const api = await apiWith([parked()], { contactPersonId: 'p-owner' }, 'healthy');
      expect(howOf((await api.get('/status')).body)).toEqual([]);
    });

    it('200 with the set-up for the partner’s own portal', async () => {
      const run = anInvitationRun({
        state: 'parked',
        parkedReason: 'execution-ended',
        lastFailure: 'ConnectionBrokenError',
      });
      const api = await apiWith([run], {}, 'healthy');
      api.connections.splice(0, 1, aPartnerConnection(api, { health: 'revoked' }));
      expect(howOf((await api.get('/status')).body)).toEqual(['steward setup', `steward run retry ${run.runId}`]);
    });
  });
});
