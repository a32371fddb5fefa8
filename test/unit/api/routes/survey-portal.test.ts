import { describe, expect, it } from 'vitest';
import { anEngagement, CLIENT_ID } from '../../../support/memory/builders.ts';
import { createTestApi } from '../support/api.ts';
import { CATALOGUE, publishCatalogue, seedClient } from '../support/fixtures.ts';

const PATH = `/clients/${CLIENT_ID}/preflight`;
const [FIRST] = CATALOGUE.packages;
const SET = FIRST?.permissionSet ?? '';

async function aPortal() {
  const api = createTestApi();
  seedClient(api);
  const { clientApp } = api.settings.hubspot;
  api.connections.splice(0, 1, {
    ...api.connections[0],
    scopes: clientApp.scopes,
    installingUserId: 'u-owner',
  } as (typeof api.connections)[number]);
  api.portal.byHand('owner@client.example', { superAdmin: true });
  await publishCatalogue(api);
  return api;
}

describe('GET /clients/{clientId}/preflight', () => {
  it('200: names what is missing and what is there under a close name; a needed package makes it not ok', async () => {
    const api = await aPortal();
    api.portal.permissionSetList.push({ id: 's-1', name: SET.replace(/.$/, ''), requiresBillingWrite: true });
    const offered = await api.get(PATH);
    expect(offered.status).toBe(200);
    expect(offered.body).toMatchObject({
      ok: true,
      connection: 'healthy',
      installerIsSuperAdmin: true,
      seatsLeft: 'unknown',
    });
    expect(offered.body['permissionSets'][0]).toMatchObject({ name: SET, found: false, near: [SET.replace(/.$/, '')] });
    const asked = await api.get(PATH, { query: { package: FIRST?.key ?? '' } });
    expect(asked.body).toMatchObject({ ok: false });
    api.engagements.seed(anEngagement({ packageKey: FIRST?.key ?? '', state: 'active' }));
    expect((await api.get(PATH)).body).toMatchObject({ ok: false });
    api.portal.permissionSetList.push({ id: 's-2', name: SET, requiresBillingWrite: false });
    const { body } = await api.get(PATH);
    expect(body).toMatchObject({ ok: true });
    expect(body['permissionSets'][0]).toMatchObject({ found: true, near: [], requiresBillingWrite: false });
  });

  it('tells who of ours has access already, and only counts the client’s people; what is kept names nobody', async () => {
    const api = await aPortal();
    api.portal.byHand('stranger@example.com', { firstName: 'New', lastName: 'Consultant' });
    const { body } = await api.get(PATH);
    expect(body['partnerUsers']).toMatchObject([{ person: { name: 'New Consultant' }, known: false }]);
    expect(body['users']).toEqual({ partnerSide: 1, clientSide: 1, superAdmins: 1 });
    const kept = await api.dependencies.portalReports.read(CLIENT_ID, body['portalId']);
    expect(JSON.stringify(kept)).not.toContain('example.com"');
    expect(JSON.stringify(kept)).not.toContain('Consultant');
    expect(api.ledger.entries.at(-1)).toMatchObject({ type: 'preflight-made', facts: { ok: true, missingSets: 1 } });
    expect(await api.people.findByEmail('stranger@example.com')).toBeUndefined();
  });

  it('a scope that was not given, or a portal that cannot be read, is a finding', async () => {
    const api = await aPortal();
    api.connections.splice(0, 1, { ...api.connections[0], scopes: ['oauth'] } as (typeof api.connections)[number]);
    const { body } = await api.get(PATH);
    expect(body).toMatchObject({ ok: false });
    expect(body['scopes'][0]).toMatchObject({ scope: 'oauth', granted: true, why: expect.stringContaining('.') });
    api.connections.length = 0;
    expect((await api.get(PATH)).body).toMatchObject({ ok: false, connection: 'missing', users: null, seats: null });
  });

  it('400 for a package that is not sold', async () => {
    const api = await aPortal();
    expect((await api.get(PATH, { query: { package: 'none' } })).status).toBe(400);
  });
});

describe('PUT /clients/{clientId}/tier', () => {
  it('200: is noted once, and taken back', async () => {
    const api = await aPortal();
    const put = (tier: string) => api.request('PUT', `/clients/${CLIENT_ID}/tier`, { body: { tier } });
    expect((await put('starter')).body).toEqual({ clientId: CLIENT_ID, tier: 'STARTER' });
    await put('starter');
    expect((await put('unknown')).body).toEqual({ clientId: CLIENT_ID, tier: null });
    expect(api.ledger.entries.filter(({ type }) => type === 'tier-set').map(({ facts }) => facts['tier'])).toEqual([
      'starter',
      'unknown',
    ]);
    expect((await put('gold')).status).toBe(400);
  });
});
