import { describe, expect, it } from 'vitest';
import { aClient, aConnection, aGrant, anEngagement, aRunOf } from '../../../support/memory/builders.ts';
import { createTestApi } from '../support/api.ts';
import { aConnectionWait, anInvitation, anInvitationRun } from '../support/fixtures.ts';

describe('GET /clients/{clientId}', () => {
  it('200 with people by name, and everything that belongs to the client', async () => {
    const api = createTestApi();
    api.seedPerson('consultant-1@example.com', { name: 'Consultant 1' });
    api.seedPerson('lead@example.com', { name: 'Delivery manager' });
    api.seedPerson('admin@client.example', { name: 'Portal admin', kind: 'client' });
    api.clients.seed(aClient({ contactPersonId: 'p-admin', superAdminIds: ['p-admin'] }));
    const { appId } = api.settings.hubspot.clientApp;
    api.connections.push(aConnection({ appId, accessToken: 'secret-access', refreshToken: 'secret-refresh' }));
    api.invitations.push(anInvitation());
    api.engagements.seed(anEngagement());
    api.grants.push(aGrant());
    api.runs.seed(anInvitationRun());
    api.runs.seed(aRunOf(anEngagement(), '2026-11-24T08:00:00.000Z'));
    api.waits.seed(aConnectionWait({ asked: ['p-admin'] }));
    api.rules.push({
      clientId: 'c-1',
      portalId: 20_000_001,
      number: 7,
      contentHash: 'h',
      publishedAt: '2026-11-24T08:00:00.000Z',
      members: [],
    });

    const { status, body } = await api.get('/clients/c-1', { scopes: ['read'] });
    expect(status).toBe(200);
    const admin = { personId: 'p-admin', name: 'Portal admin', email: 'admin@client.example' };
    expect(body).toMatchObject({
      contact: admin,
      superAdmins: [admin],
      connection: { health: 'healthy', portalId: 20_000_001 },
      invitations: [{ state: 'awaiting-connection' }],
      engagements: [
        { engagementId: 'e-1', team: [{ name: 'Consultant 1' }], approvedBy: [{ name: 'Delivery manager' }] },
      ],
      grants: [{ person: { name: 'Consultant 1' }, state: 'verified', permissionSet: 'Report reader' }],
      openWaits: [{ kind: 'connection', asked: [admin] }],
      rulesNumber: 7,
    });
    expect(body.runs.map((run: { workflow: string }) => run.workflow)).toEqual([
      'invitation-acceptance',
      'access-provisioning',
    ]);
    expect(JSON.stringify(body)).not.toContain('secret');
  });

  it('200 for a client of whom only the name is known', async () => {
    const api = createTestApi();
    api.clients.seed(aClient({ state: 'known', portalId: undefined }));
    const { status, body } = await api.get('/clients/c-1');
    expect(status).toBe(200);
    expect(body).toMatchObject({ portalId: null, contact: null, connection: null, grants: [], rulesNumber: null });
  });

  it('200 with the id alone for a person who was erased', async () => {
    const api = createTestApi();
    api.clients.seed(aClient({ contactPersonId: 'p-gone' }));
    const { body } = await api.get('/clients/c-1');
    expect(body.contact).toEqual({ personId: 'p-gone', name: '(erased)', email: null });
  });

  it('404 for a client that is not there', async () => {
    expect((await createTestApi().get('/clients/c-9')).status).toBe(404);
  });
});
