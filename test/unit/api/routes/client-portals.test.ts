import { describe, expect, it } from 'vitest';
import { portalAddress } from '../../../../shared/domain/portal-address.ts';
import { aClient, aGrant, anEngagement, PORTAL_ID } from '../../../support/memory/builders.ts';
import { createTestApi } from '../support/api.ts';

function apiWith() {
  const api = createTestApi();
  api.seedPerson('owner@client.example.org', { kind: 'client' });
  api.clients.seed(
    aClient({
      contactPersonId: 'p-owner',
      uiDomain: 'app-eu1.hubspot.com',
      portalTimeZone: 'Europe/Berlin',
      tier: 'PROFESSIONAL',
    }),
  );
  return api;
}

describe('PUT /clients/{clientId}/portal', () => {
  it('201: the portal is another one, its contact is asked to connect it, and what was read of the old one is forgotten', async () => {
    const api = apiWith();
    const first = await api.put('/clients/c-1/portal', { portalId: 20_000_009 }, { scopes: ['operate'] });
    expect(first).toMatchObject({
      status: 201,
      body: { portalId: 20_000_009, done: false, asked: { personId: 'p-owner' } },
    });
    const again = await api.put('/clients/c-1/portal', { portalId: 20_000_009 });
    expect(again).toMatchObject({ status: 200, body: { done: true, asked: null } });
    const client = await api.clients.read('c-1');
    expect(client).toMatchObject({ portalId: 20_000_009, superAdminIds: [], state: 'accepted' });
    expect([client?.uiDomain, client?.portalTimeZone, client?.tier]).toEqual([undefined, undefined, undefined]);
    expect(api.mails().map(({ kind }) => kind)).toEqual(['connect-invitation']);
    expect(api.ledger.entries.filter((entry) => entry.type === 'portal-swapped')).toMatchObject([
      { actor: 'p-operations', facts: { from: PORTAL_ID, to: 20_000_009 } },
    ]);
  });

  it('409 or 422 with the rule while access stands in the old one, and for a portal of another client', async () => {
    const api = apiWith();
    api.grants.push(aGrant());
    const standing = await api.put('/clients/c-1/portal', { portalId: 20_000_009 });
    expect(standing.body).toMatchObject({ rule: 'portal-in-use' });
    api.grants.splice(0, 1, aGrant({ state: 'removed' }));
    api.clients.seed(aClient({ clientId: 'c-2', portalId: 20_000_002 }));
    expect((await api.put('/clients/c-1/portal', { portalId: 20_000_002 })).body).toMatchObject({
      rule: 'one-client-per-portal',
    });
    const own = api.settings.hubspot.partnerPortalId;
    expect((await api.put('/clients/c-1/portal', { portalId: own })).body).toMatchObject({
      rule: 'portal-is-the-clients',
    });
    expect((await api.put('/clients/c-9/portal', { portalId: 20_000_009 })).status).toBe(404);
  });

  it('an engagement that goes on keeps the client as it was', async () => {
    const api = apiWith();
    api.clients.seed(aClient({ state: 'active' }));
    api.engagements.seed(anEngagement({ state: 'paused' }));
    await api.put('/clients/c-1/portal', { portalId: 20_000_009 });
    expect((await api.clients.read('c-1'))?.state).toBe('active');
  });
});

describe('POST /clients/{clientId}/portals', () => {
  it('201: a further client of the same company, once, told in both ledgers', async () => {
    const api = apiWith();
    const body = { portalId: 20_000_010, name: 'Example Manufacturing (shop)' };
    const first = await api.post('/clients/c-1/portals', body, { scopes: ['operate'] });
    expect(first).toMatchObject({ status: 201, body: { clientId: 'c-1-p20000010', asked: { personId: 'p-owner' } } });
    expect(await api.post('/clients/c-1/portals', body)).toMatchObject({ status: 200, body: { done: true } });
    const streams = api.ledger.entries.filter((entry) => entry.type === 'portal-added').map(({ stream }) => stream);
    expect(streams).toEqual(['client:c-1-p20000010', 'client:c-1']);
    expect((await api.get('/clients/c-1')).body).toMatchObject({
      furtherPortals: [{ clientId: 'c-1-p20000010', portalId: 20_000_010 }],
    });
    expect((await api.get('/clients/c-1-p20000010')).body).toMatchObject({ partOf: 'c-1', portalId: 20_000_010 });
    const nested = await api.post('/clients/c-1-p20000010/portals', { portalId: 20_000_011, name: 'Third' });
    expect(nested.body).toMatchObject({ rule: 'portal-of-portal' });
  });
});

describe('where people find a portal', () => {
  it('is the host of its data centre, where that is one of HubSpot’s; the sandbox has one address for all', () => {
    const at = (uiDomain?: string, base = 'https://app.hubspot.com') => portalAddress(base, { uiDomain });
    expect(at('app-eu1.hubspot.com')).toBe('https://app-eu1.hubspot.com');
    expect(at(undefined)).toBe('https://app.hubspot.com');
    expect(at('app.hubspot.com.example.org')).toBe('https://app.hubspot.com');
    expect(at('app-eu1.hubspot.com', 'http://127.0.0.1:8787')).toBe('http://127.0.0.1:8787');
  });
});
