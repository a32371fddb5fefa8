import { describe, expect, it } from 'vitest';
import { aClient, aGrant, anEngagement, CLIENT_ID, PORTAL_ID } from '../../../support/memory/builders.ts';
import { createTestApi } from '../support/api.ts';
import { CATALOGUE, POLICY, publishCatalogue, seedClient } from '../support/fixtures.ts';

const PATH = `/clients/${CLIENT_ID}/access-plan`;
const SET = CATALOGUE.packages[0]?.permissionSet ?? '';

async function aPlannedClient() {
  const api = createTestApi();
  seedClient(api);
  await publishCatalogue(api);
  await api.post('/policies', POLICY);
  api.seedPerson('consultant-1@example.com', { name: 'Consultant 1' });
  api.portal.permissionSetList.push({ id: 'set-1', name: SET, requiresBillingWrite: false });
  api.engagements.seed(anEngagement({ state: 'active' }));
  return api;
}

describe('GET /clients/{clientId}/access-plan', () => {
  it('200: each line with its reason in words, and whether somebody is asked first; nothing is written or kept', async () => {
    const api = await aPlannedClient();
    api.portal.byHand('stranger@example.com');
    api.portal.byHand('owner@client.example', { superAdmin: true });
    const before = api.ledger.entries.length;
    const { status, body } = await api.get(PATH);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      portalId: PORTAL_ID,
      lines: [
        {
          person: { name: 'Consultant 1' },
          action: 'create',
          reasonWords: 'The engagement needs it.',
          before: null,
          after: { permissionSet: SET, teams: [] },
        },
      ],
      unknownPartnerUsers: 1,
      clientUsers: 1,
    });
    expect([api.portal.writes, api.mails(), api.ledger.entries.length]).toEqual([[], [], before]);
    expect(await api.people.findByEmail('stranger@example.com')).toBeUndefined();
    expect(await api.people.findByEmail('owner@client.example')).toBeUndefined();
  });

  it('is all kept once the portal has it', async () => {
    const api = await aPlannedClient();
    api.portal.byHand('consultant-1@example.com', { roleIds: ['set-1'] });
    api.grants.push(aGrant({ portalId: PORTAL_ID }));
    const { body } = await api.get(PATH);
    expect(body.lines).toMatchObject([{ action: 'keep' }]);
    expect(body.lines).toHaveLength(1);
  });

  it('plans work by hand where the client adds the users by itself, and nothing can be read', async () => {
    const api = await aPlannedClient();
    api.connections.length = 0;
    api.clients.seed(
      aClient({ way: { kind: 'client-created-user', reason: 'operator-chose', at: '2026-11-24T08:00:00.000Z' } }),
    );
    expect((await api.get(PATH)).body).toMatchObject({
      read: false,
      lines: [{ action: 'manual', reason: 'portal-not-readable' }],
    });
  });

  it('404 for an unknown client, 409 for one whose portal is not connected', async () => {
    expect((await createTestApi().get('/clients/c-none/access-plan')).status).toBe(404);
    const api = await aPlannedClient();
    api.connections.length = 0;
    expect((await api.get(PATH)).body).toMatchObject({ type: expect.stringContaining('connection') });
  });
});
