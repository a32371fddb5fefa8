import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TestSandbox } from './harness.ts';
import { CLIENT_APP, HARBOUR_SUPER_ADMIN, startTestSandbox } from './harness.ts';

const OWNERS = '/crm/owners/2026-03';
let sandbox: TestSandbox;
let token: string;

const PORTAL = {
  portalId: 3900001,
  company: 'Client',
  domain: 'client.example.com',
  partner: false,
  tier: 'PROFESSIONAL',
  accountType: 'STANDARD',
  dataHostingLocation: 'eu1',
  timeZone: 'Europe/Berlin',
  utcOffset: '+01:00',
  currency: 'EUR',
  permissionSets: [],
  teams: [],
  users: [
    { id: 9100001, email: 'super-admin@client.example.com', firstName: '', lastName: '', superAdmin: true },
    { id: 9100002, email: 'owner-1@example.com', firstName: '', lastName: '', owns: { contacts: 250, deals: 2 } },
    {
      id: 9100003,
      email: 'owner-2@example.com',
      firstName: '',
      lastName: '',
      owns: { contacts: 3 },
      deactivated: true,
    },
  ],
  removedUsers: [{ id: 9100004, email: 'owner-3@example.com', firstName: '', lastName: '', owns: { contacts: 9 } }],
};

beforeAll(async () => {
  sandbox = await startTestSandbox();
});
beforeEach(async () => {
  await sandbox.reset();
  const { body } = await sandbox.control('POST', '/world', { portals: [PORTAL], install: { app: 'client' } });
  token = body.portals[0].accessToken;
});
afterAll(() => sandbox.stop());

async function ownerIds(archived: boolean): Promise<Record<string, string>> {
  const { body } = await sandbox.call('GET', OWNERS, { token, query: { archived } });
  return Object.fromEntries(body.results.map((owner: { email: string; id: string }) => [owner.email, owner.id]));
}

function search(type: string, filterGroups: object[], changes: object = {}, wrong = false) {
  const json = { filterGroups, properties: ['hubspot_owner_id'], sorts: [], limit: 1, after: '0', ...changes };
  return sandbox.call('POST', `/crm/objects/2026-03/${type}/search`, { token, json, wrong });
}

function ownedBy(id: string | undefined) {
  return [{ filters: [{ propertyName: 'hubspot_owner_id', operator: 'EQ', value: id }] }];
}

describe('owners', () => {
  it('of deactivated users are archived while the user is listed; those of removed users are archived only', async () => {
    expect(Object.keys(await ownerIds(false))).toEqual(['super-admin@client.example.com', 'owner-1@example.com']);
    expect(Object.keys(await ownerIds(true))).toEqual(['owner-2@example.com', 'owner-3@example.com']);
    const { body } = await sandbox.call('GET', '/settings/users/2026-03', { token });
    expect(body.results.map((user: { id: string }) => user.id)).toEqual(['9100001', '9100002', '9100003']);
  });

  it('are found by an address in any case', async () => {
    const query = { email: 'Owner-1@Example.com' };
    expect((await sandbox.call('GET', OWNERS, { token, query })).body.results).toHaveLength(1);
  });
});

describe('records of an owner', () => {
  it('are counted in `total`, whatever the page', async () => {
    const { 'owner-1@example.com': id } = await ownerIds(false);
    const { body } = await search('contacts', ownedBy(id));
    expect(body.total).toBe(250);
    expect(body.results).toHaveLength(1);
    expect(body.results[0].properties.hubspot_owner_id).toBe(id);
    expect((await search('deals', ownedBy(id))).body.total).toBe(2);
    expect((await search('tickets', ownedBy(id))).body).toEqual({ total: 0, results: [] });
  });

  it('stay with a deactivated user, and are nobody’s when a user was removed', async () => {
    const archived = await ownerIds(true);
    expect((await search('contacts', ownedBy(archived['owner-2@example.com']))).body.total).toBe(3);
    expect((await search('contacts', ownedBy(archived['owner-3@example.com']))).body.total).toBe(0);
  });

  it('come in pages, each once, of several owners too', async () => {
    const values = [...Object.values(await ownerIds(false)), ...Object.values(await ownerIds(true))];
    const groups = [{ filters: [{ propertyName: 'hubspot_owner_id', operator: 'IN', values }] }];
    const ids = new Set<string>();
    let after: string | undefined = '0';
    while (after !== undefined) {
      const { body } = await search('contacts', groups, { limit: 100, after });
      for (const record of body.results) ids.add(record.id);
      after = body.paging?.next.after;
    }
    expect(ids.size).toBe(253);
    const { body: few } = await search('contacts', ownedBy((await ownerIds(true))['owner-2@example.com']), {
      limit: 10,
    });
    expect(few.results).toHaveLength(3);
    for (const record of few.results) expect(ids).toContain(record.id);
    expect((await search('contacts', [])).body.total).toBe(253);
  });

  it('need the read scope of their object', async () => {
    ({ accessToken: token } = await sandbox.connect(
      CLIENT_APP,
      2000001,
      HARBOUR_SUPER_ADMIN,
      'crm.objects.deals.read',
    ));
    expect((await search('deals', [])).body.total).toBe(0);
    for (const [type, scope] of [
      ['contacts', 'crm.objects.contacts.read'],
      ['companies', 'crm.objects.companies.read'],
      ['tickets', 'tickets'],
    ] as const) {
      const answer = await search(type, []);
      expect(answer.status).toBe(403);
      expect(answer.body.errors[0].context.requiredGranularScopes).toEqual([scope]);
    }
  });

  it('are not searched by anything else', async () => {
    const byName = [{ filters: [{ propertyName: 'email', operator: 'EQ', value: 'somebody' }] }];
    expect((await search('contacts', byName)).status).toBe(400);
    expect((await search('contacts', [], { query: 'somebody' })).status).toBe(400);
    expect((await search('contacts', [], { limit: 201 })).status).toBe(400);
    expect((await search('contacts', [], { sorts: undefined }, true)).status).toBe(400);
  });
});
