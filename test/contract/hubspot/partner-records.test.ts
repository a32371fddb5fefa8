import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { CLIENT_PORTAL, checkCalls, startHubSpot, type TestHubSpot } from './harness.ts';

let hubspot: TestHubSpot;
beforeAll(async () => {
  hubspot = await startHubSpot();
});
beforeEach(() => hubspot.reset());
afterEach(async () => checkCalls(await hubspot.seen()));
afterAll(() => hubspot.stop());

async function invite(): Promise<string> {
  const invitation = { portalId: CLIENT_PORTAL, serviceType: 'marketing_management' };
  const { recordId } = await hubspot.control('POST', '/invitations', {
    ...invitation,
    contactEmail: 'super-admin@harbour-bakery.example.com',
    contactName: 'Super Admin',
  });
  return String(recordId);
}

const setStatus = (recordId: string, status: string) =>
  hubspot.control('POST', `/partner-clients/${recordId}/status`, { status });

/** HubSpot's timestamps count milliseconds: two changes have to be told apart. */
const aMoment = () => new Promise((resolve) => setTimeout(resolve, 5));

test('reads a partner client by the account’s own property names', async () => {
  const records = await hubspot.partnerRecords();
  const before = Date.now();
  const recordId = await invite();

  const record = await records.read(recordId);

  expect(record).toEqual({
    recordId,
    name: 'Harbour Bakery',
    status: 'invited',
    statusSince: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    portalId: CLIENT_PORTAL,
    tier: 'ENTERPRISE',
    contactEmail: 'super-admin@harbour-bakery.example.com',
    contactName: 'Super Admin',
  });
  expect(Date.parse(record?.statusSince ?? '')).toBeGreaterThanOrEqual(before);
});

test('statusSince follows the status, so that an invitation that comes again is another one', async () => {
  const records = await hubspot.partnerRecords();
  const recordId = await invite();
  const first = await records.read(recordId);
  await aMoment();
  await setStatus(recordId, 'DECLINED');
  const declined = await records.read(recordId);
  await aMoment();
  await setStatus(recordId, 'INVITED');

  const again = await records.read(recordId);

  expect(declined?.status).toBe('declined');
  expect(again?.status).toBe('invited');
  const moments = [first, declined, again].map((record) => record?.statusSince ?? '');
  expect(moments).toEqual([...new Set(moments)].toSorted());
  expect((await records.read(recordId))?.statusSince).toBe(again?.statusSince);
});

test.each([
  ['ACTIVE', 'accepted'],
  ['DECLINED', 'declined'],
  ['WITHDRAWN', 'withdrawn'],
  ['REMOVED', 'other'],
])('the value %s means %s', async (value, meaning) => {
  const records = await hubspot.partnerRecords();
  const recordId = await invite();
  await setStatus(recordId, value);

  expect((await records.read(recordId))?.status).toBe(meaning);
});

test('a record that does not exist is undefined', async () => {
  const records = await hubspot.partnerRecords();

  expect(await records.read('99999999')).toBeUndefined();
});

test('lists page by page, with the history of the status', async () => {
  // The same calls with a page of two, because the sandbox's world has four clients.
  const smallPages: typeof fetch = (url, init) => fetch(String(url).replace('limit=50', 'limit=2'), init);
  const records = await hubspot.partnerRecords({ fetch: smallPages });

  const first = await records.list();
  const second = await records.list(first.after);

  expect([...first.records, ...second.records].map((record) => record.recordId)).toEqual([
    '30000001',
    '30000002',
    '30000003',
    '30000004',
  ]);
  expect(first.records.every((record) => record.status === 'accepted')).toBe(true);
  expect(second.after).toBeUndefined();
  const [page] = (await hubspot.seen()).filter((call) => call.path.endsWith('/partner_clients'));
  expect(page?.query['propertiesWithHistory']).toEqual(['invitation_status']);
});

test('reads the services of a client', async () => {
  const records = await hubspot.partnerRecords();
  const recordId = await invite();

  const services = await records.servicesOf(recordId);

  expect(services).toEqual([
    { recordId: expect.any(String), name: expect.stringContaining('Marketing'), type: 'marketing_management' },
  ]);
});

test('reads the newest service first, when a client that had one asks for another', async () => {
  const records = await hubspot.partnerRecords();
  const invited = await hubspot.control('POST', '/invitations', { portalId: 2000006, serviceType: 'reporting_review' });

  const services = await records.servicesOf(String(invited['recordId']));

  expect(services.map((service) => service.type)).toEqual(['reporting_review', 'crm_onboarding']);
});

test('tells the property names and values that the account has', async () => {
  const records = await hubspot.partnerRecords();

  const ofClients = await records.propertyNames('partner_clients');
  const ofServices = await records.propertyNames('partner_services');

  expect(ofClients).toContainEqual({
    name: 'invitation_status',
    label: 'Invitation status',
    options: ['INVITED', 'ACTIVE', 'DECLINED', 'WITHDRAWN', 'REMOVED'],
  });
  expect(ofServices.map((property) => property.name)).toContain('service_type');
});
