import { describe, expect, it } from 'vitest';
import { ConnectionBrokenError, HubSpotError } from '../../../../shared/errors.ts';
import { createTestApi } from '../support/api.ts';
import { aPartnerConnection } from '../support/fixtures.ts';

const named = (name: string, options: string[] = []) => ({ name, label: name.replaceAll('_', ' '), options });

/** A connected partner portal that has everything that the shipped settings name. */
function fittingApi() {
  const api = createTestApi();
  api.connections.push(aPartnerConnection(api));
  const { clientProperties, serviceProperties, statusValues } = api.settings.hubspot.partnerRecords;
  const options = Object.values(statusValues).flat();
  api.properties.partner_clients = Object.values(clientProperties).map((name) =>
    named(name, name === clientProperties.status ? options : []),
  );
  api.properties.partner_services = Object.values(serviceProperties).map((name) => named(name));
  return api;
}

describe('GET /preflight', () => {
  it('200 and ok when every configured name exists', async () => {
    const { status, body } = await fittingApi().get('/preflight');
    expect(status).toBe(200);
    expect(body).toMatchObject({ ok: true, statusValues: { missing: [], unused: [] } });
  });

  it('200 and not ok without a connection: nothing can be compared', async () => {
    const { status, body } = await createTestApi().get('/preflight');
    expect(status).toBe(200);
    expect(body).toMatchObject({ ok: false, partnerPortal: { connected: false }, objects: [], statusValues: null });
  });

  it('200 and not ok with the names that are missing, what exists, and what was meant perhaps', async () => {
    const api = fittingApi();
    api.properties.partner_clients = [named('name'), named('invitation_state', ['INVITED']), named('clienthubid')];
    const { body } = await api.get('/preflight');
    expect(body.ok).toBe(false);
    const [clients, services] = body.objects;
    expect(clients.missing).toContainEqual({
      setting: 'clientProperties.status',
      name: 'invitation_status',
      near: ['invitation_state'],
    });
    expect(clients.missing).toContainEqual({
      setting: 'clientProperties.portalId',
      name: 'client_hub_id',
      near: ['clienthubid'],
    });
    expect(clients.existing).toContainEqual({ name: 'clienthubid', label: 'clienthubid' });
    expect(services.missing).toEqual([]);
  });

  it('200 and not ok when a status value is no option; options without a meaning are told', async () => {
    const api = fittingApi();
    const { status } = api.settings.hubspot.partnerRecords.clientProperties;
    api.properties.partner_clients = api.properties.partner_clients.map((property) =>
      property.name === status
        ? { ...property, options: ['Invited', 'ACTIVE', 'DECLINED', 'WITHDRAWN', 'REMOVED', 'PAUSED'] }
        : property,
    );
    const { body } = await api.get('/preflight');
    expect(body.ok).toBe(false);
    expect(body.statusValues.missing).toEqual([
      { setting: 'statusValues.invited', name: 'INVITED', near: ['Invited'] },
    ]);
    expect(body.statusValues.unused).toEqual(['Invited', 'PAUSED']);
  });

  it('200 and not ok when the connection lacks a scope', async () => {
    const api = fittingApi();
    api.connections[0] = aPartnerConnection(api, { scopes: ['oauth'] });
    const { body } = await api.get('/preflight');
    expect(body.ok).toBe(false);
    expect(body.partnerPortal.missingScopes).toContain('settings.users.read');
  });

  it('200 and ok when the connection lacks an optional scope, which is named', async () => {
    const api = fittingApi();
    const { scopes, optionalScopes } = api.settings.hubspot.partnerApp;
    expect(optionalScopes).toContain('crm.objects.owners.read');
    api.connections[0] = aPartnerConnection(api, { scopes });
    const { body } = await api.get('/preflight');
    expect(body).toMatchObject({
      ok: true,
      partnerPortal: { missingScopes: [], missingOptionalScopes: optionalScopes },
    });
    api.connections[0] = aPartnerConnection(api, { scopes: [...scopes, ...optionalScopes] });
    expect((await api.get('/preflight')).body.partnerPortal.missingOptionalScopes).toEqual([]);
  });

  it('424 when the connection breaks on the way, 502 when HubSpot does not answer', async () => {
    const api = fittingApi();
    let error: Error = new ConnectionBrokenError(1_000_001, 'revoked');
    Object.assign(api.dependencies.partnerRecords, { propertyNames: () => Promise.reject(error) });
    expect((await api.get('/preflight')).status).toBe(424);
    error = new HubSpotError('A message of HubSpot.', { status: 503, correlationId: 'hs-1' });
    const { status, body } = await api.get('/preflight');
    expect(status).toBe(502);
    expect(body.detail).toBe('HubSpot answered 503. Its correlation id is hs-1.');
  });
});
