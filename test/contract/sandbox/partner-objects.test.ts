import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TestSandbox } from './harness.ts';
import { HARBOUR_BAKERY, startTestSandbox } from './harness.ts';

const CLIENTS = '/crm/objects/2026-03/partner_clients';
const SERVICES = '/crm/objects/2026-03/partner_services';
const SEARCH = { filterGroups: [], properties: ['name'], sorts: [], limit: 10, after: '' };
const BASELINE = ['30000001', '30000002', '30000003', '30000004'];
let sandbox: TestSandbox;
let token: string;

beforeAll(async () => {
  sandbox = await startTestSandbox();
});
beforeEach(async () => {
  await sandbox.reset();
  const write = 'crm.objects.partner-clients.write crm.objects.partner-services.write';
  ({ accessToken: token } = await sandbox.connectPartner(write));
});
afterAll(() => sandbox.stop());

function idsOf(answer: { body: { results: { id: string }[] } }): string[] {
  return answer.body.results.map((result) => result.id);
}

function filter(propertyName: string, operator: string, rest: object) {
  return { ...SEARCH, filterGroups: [{ filters: [{ propertyName, operator, ...rest }] }] };
}

describe('partner clients', () => {
  it('starts with four that are active, in pages', async () => {
    const first = await sandbox.call('GET', CLIENTS, {
      token,
      query: { limit: 3, properties: 'name,invitation_status' },
    });
    const { after } = first.body.paging.next;
    const second = await sandbox.call('GET', CLIENTS, {
      token,
      query: { limit: 3, properties: 'invitation_status', after },
    });
    expect([...idsOf(first), ...idsOf(second)]).toEqual(BASELINE);
    for (const result of [...first.body.results, ...second.body.results]) {
      expect(result.properties.invitation_status).toBe('ACTIVE');
    }
  });

  it('gives only the properties that a call names, and HubSpot’s own', async () => {
    const { body } = await sandbox.call('GET', `${CLIENTS}/30000001`, { token });
    expect(Object.keys(body.properties)).toEqual(['hs_object_id', 'hs_createdate', 'hs_lastmodifieddate']);
  });

  it('gives the history of a status, newest first', async () => {
    const query = { propertiesWithHistory: 'invitation_status' };
    const { body } = await sandbox.call('GET', `${CLIENTS}/30000001`, { token, query });
    const [newest, oldest] = body.propertiesWithHistory.invitation_status;
    expect([newest.value, oldest.value]).toEqual(['ACTIVE', 'INVITED']);
    expect(newest.timestamp > oldest.timestamp).toBe(true);
  });

  it('has none that are archived', async () => {
    expect(idsOf(await sandbox.call('GET', CLIENTS, { token, query: { archived: true } }))).toEqual([]);
    expect((await sandbox.call('GET', `${CLIENTS}/1`, { token })).status).toBe(404);
  });

  it('links a client with its services', async () => {
    const links = await sandbox.call('GET', `${CLIENTS}/30000003/associations/partner_services`, { token });
    expect(links.body.results).toHaveLength(1);
    const serviceId = links.body.results[0].toObjectId;
    const query = { properties: 'service_type,status' };
    const service = await sandbox.call('GET', `${SERVICES}/${serviceId}`, { token, query });
    expect(service.body.properties).toMatchObject({ service_type: 'marketing_management', status: 'ACTIVE' });
    const together = await sandbox.call('GET', `${CLIENTS}/30000003`, {
      token,
      query: { associations: 'partner_services' },
    });
    expect(together.body.associations.partner_services.results[0].id).toBe(serviceId);
  });

  it('searches with EQ, IN and GTE, sorts and pages', async () => {
    const search = (json: object) => sandbox.call('POST', `${CLIENTS}/search`, { token, json });
    expect(idsOf(await search(filter('hub_tier', 'EQ', { value: 'FREE' })))).toEqual(['30000002']);
    expect(idsOf(await search(filter('hub_tier', 'IN', { values: ['FREE', 'STARTER'] })))).toEqual([
      '30000001',
      '30000002',
    ]);
    const since = String(Date.now() - 100 * 86_400_000);
    expect(idsOf(await search(filter('hs_lastmodifieddate', 'GTE', { value: since })))).toEqual(['30000004']);
    const sorted = await search({ ...SEARCH, sorts: ['-name'], limit: 3 });
    expect(sorted.body.total).toBe(4);
    expect(idsOf(sorted)).toEqual(['30000004', '30000003', '30000002']);
    const { after } = sorted.body.paging.next;
    expect(idsOf(await search({ ...SEARCH, sorts: ['-name'], limit: 3, after }))).toEqual(['30000001']);
    expect(sorted.headers.get('x-hubspot-ratelimit-max')).toBeNull();
  });

  it('refuses a search that the contract does not allow', async () => {
    const search = (json: object) => sandbox.call('POST', `${CLIENTS}/search`, { token, json, wrong: true });
    expect((await search({ ...SEARCH, sorts: undefined })).body.errors[0].in).toBe('sorts');
    expect((await search(filter('name', 'LIKE', { value: 'x' }))).status).toBe(400);
    expect((await search(filter('name', 'EQ', {}))).status).toBe(400);
    expect((await search({ ...SEARCH, limit: 201 })).status).toBe(400);
  });

  it('reads a batch, and says which ids are missing', async () => {
    const read = (ids: string[]) => {
      const json = { inputs: ids.map((id) => ({ id })), properties: ['name'], propertiesWithHistory: [] };
      return sandbox.call('POST', `${CLIENTS}/batch/read`, { token, json });
    };
    expect(idsOf(await read(BASELINE))).toEqual(BASELINE);
    const partly = await read(['30000001', '1']);
    expect(partly.status).toBe(207);
    expect(partly.body.errors[0].context.ids).toEqual(['1']);
  });

  it('changes what can be changed: no call accepts an invitation', async () => {
    const patch = (properties: Record<string, string>) =>
      sandbox.call('PATCH', `${CLIENTS}/30000001`, { token, json: { properties } });
    const changed = await patch({ primary_contact_name: 'Practice Manager' });
    expect(changed.body.properties.primary_contact_name).toBe('Practice Manager');
    const refused = await patch({ invitation_status: 'ACTIVE' });
    expect(refused.status).toBe(400);
    expect(refused.body.errors[0].code).toBe('READ_ONLY_VALUE');
    expect((await patch({ nonsense: 'x' })).body.errors[0].code).toBe('PROPERTY_DOESNT_EXIST');
    const json = { inputs: [{ id: '30000002', properties: { name: 'Lantern Book Shop' } }] };
    const batch = await sandbox.call('POST', `${CLIENTS}/batch/update`, { token, json });
    expect(batch.body.results[0].properties.name).toBe('Lantern Book Shop');
  });

  it('lists the properties with their options', async () => {
    const { body } = await sandbox.call('GET', '/crm/properties/2026-03/partner_clients', { token });
    const status = body.results.find((property: { name: string }) => property.name === 'invitation_status');
    expect(status).toMatchObject({ type: 'enumeration', fieldType: 'select' });
    const options = status.options.map((option: { value: string }) => option.value);
    expect(options).toEqual(['INVITED', 'ACTIVE', 'DECLINED', 'WITHDRAWN', 'REMOVED']);
    const one = await sandbox.call('GET', '/crm/properties/2026-03/partner_services/service_type', { token });
    expect(one.body.options).toHaveLength(4);
    expect((await sandbox.call('GET', '/crm/properties/2026-03/partner_clients/other', { token })).status).toBe(404);
  });
});

describe('partner services', () => {
  it('can be listed, searched, read in a batch and changed', async () => {
    const listed = await sandbox.call('GET', SERVICES, { token, query: { properties: 'status' } });
    expect(listed.body.results).toHaveLength(4);
    const [id = ''] = idsOf(listed);
    const json = { inputs: [{ id }], properties: [], propertiesWithHistory: ['status'] };
    const batch = await sandbox.call('POST', `${SERVICES}/batch/read`, { token, json });
    expect(batch.body.results[0].propertiesWithHistory.status[0].value).toBe('ACTIVE');
    const found = await sandbox.call('POST', `${SERVICES}/search`, { token, json: { ...SEARCH, properties: [] } });
    expect(found.body.total).toBe(4);
    const patch = (status: string) =>
      sandbox.call('PATCH', `${SERVICES}/${id}`, { token, json: { properties: { status } } });
    expect((await patch('ENDED')).body.properties.status).toBe('ENDED');
    expect((await patch('PAUSED')).body.errors[0].code).toBe('INVALID_OPTION');
  });
});

describe('an invitation', () => {
  it('becomes a record with a service, and its status can be set by the screens only', async () => {
    const invited = await sandbox.control('POST', '/invitations', {
      portalId: HARBOUR_BAKERY,
      serviceType: 'crm_onboarding',
    });
    expect(invited.status).toBe(201);
    const path = `${CLIENTS}/${invited.body.recordId}`;
    const query = { properties: 'name,client_hub_id,hub_tier,primary_contact_email,invitation_status' };
    expect((await sandbox.call('GET', path, { token, query })).body.properties).toMatchObject({
      name: 'Harbour Bakery',
      client_hub_id: '2000001',
      hub_tier: 'ENTERPRISE',
      primary_contact_email: 'super-admin@harbour-bakery.example.com',
      invitation_status: 'INVITED',
    });
    const again = await sandbox.control('POST', '/invitations', {
      portalId: HARBOUR_BAKERY,
      serviceType: 'crm_onboarding',
    });
    expect(again.status).toBe(409);
    for (const status of ['DECLINED', 'INVITED', 'ACTIVE']) {
      await sandbox.control('POST', `/partner-clients/${invited.body.recordId}/status`, { status });
    }
    const history = await sandbox.call('GET', path, { token, query: { propertiesWithHistory: 'invitation_status' } });
    const versions: { value: string; timestamp: string }[] = history.body.propertiesWithHistory.invitation_status;
    expect(versions.map((version) => version.value)).toEqual(['ACTIVE', 'INVITED', 'DECLINED', 'INVITED']);
    expect(new Set(versions.map((version) => version.timestamp)).size).toBe(4);
  });

  it('names the wrong field of a wrong request', async () => {
    const answer = await sandbox.control('POST', '/invitations', { portalId: HARBOUR_BAKERY, serviceType: 'other' });
    expect(answer.status).toBe(400);
    expect(answer.body.message).toContain('serviceType');
    expect((await sandbox.control('POST', '/partner-clients/1/status', { status: 'ACTIVE' })).status).toBe(409);
  });
});
