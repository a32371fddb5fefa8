import { describe, expect, it } from 'vitest';
import { clientStream } from '../../../../shared/domain/ledger.ts';
import { aClient } from '../../../support/memory/builders.ts';
import { createTestApi } from '../support/api.ts';

const PACK = 'q-2026-10-05/c-1/';

function apiWithEvidence() {
  const api = createTestApi();
  api.clients.seed(aClient({ name: 'Example Manufacturing' }));
  for (const name of ['manifest.json', 'manifest.sig', 'report.html']) api.evidenceFiles.set(`${PACK}${name}`, name);
  api.evidenceFiles.set('q-2026-10-05/audit/manifest.json', '{}');
  return api;
}

describe('GET /evidence', () => {
  it('lists what left evidence, and the packs of one', async () => {
    const api = apiWithEvidence();
    expect((await api.get('/evidence')).body).toEqual({ records: ['q-2026-10-05'] });
    const packs = await api.get('/evidence', { query: { id: 'q-2026-10-05' } });
    expect(packs.body.packs).toEqual([
      { pack: 'q-2026-10-05/audit/', clientId: null, clientName: null },
      { pack: PACK, clientId: 'c-1', clientName: 'Example Manufacturing' },
    ]);
  });

  it('knows nothing of what left none, and refuses what is no id', async () => {
    const api = apiWithEvidence();
    expect((await api.get('/evidence', { query: { id: 'q-2020-01-01' } })).status).toBe(404);
    expect((await api.get('/evidence', { query: { id: '../secrets' } })).status).toBe(400);
  });
});

describe('GET /evidence/{id}/{pack}', () => {
  it('gives an address of five minutes for each file', async () => {
    const { status, body } = await apiWithEvidence().get('/evidence/q-2026-10-05/c-1');
    expect(status).toBe(200);
    expect(body.files).toHaveLength(3);
    expect(body.files[0]).toEqual({
      name: 'manifest.json',
      url: `https://evidence.example.com/${PACK}manifest.json?seconds=300`,
    });
  });

  it('gives nothing of a pack that is still being written', async () => {
    expect((await apiWithEvidence().get('/evidence/q-2026-10-05/audit')).status).toBe(404);
  });

  it.each(['..%2Faudit', 'c-1%2F..'])('refuses %s', async (pack) => {
    expect((await apiWithEvidence().get(`/evidence/q-2026-10-05/${pack}`)).status).toBe(400);
  });
});

describe('GET /access', () => {
  async function apiWithLedger(clients = 1) {
    const api = createTestApi();
    const { personId } = api.seedPerson('consultant-1@example.com', { name: 'consultant-1' });
    const lead = api.seedPerson('lead-1@example.com', { name: 'lead-1' });
    for (let number = 1; number <= clients; number++) {
      const clientId = `c-${String(number).padStart(3, '0')}`;
      api.clients.seed(aClient({ clientId, portalId: number }));
      const facts = {
        portalId: number,
        personId,
        permissionSetName: 'Reader',
        engagementIds: [],
        approvedBy: [lead.personId],
      };
      const stream = clientStream(clientId);
      await api.ledger.append([
        // One second before and after midnight in the agency's zone.
        { stream, type: 'access-verified', at: '2026-10-05T21:59:59.000Z', facts },
        { stream, type: 'access-removed', at: '2026-10-06T22:00:01.000Z', facts },
      ]);
    }
    return api;
  }

  it('says who had what at the end of a day of the agency’s zone, and who allowed it', async () => {
    const api = await apiWithLedger();
    const on = async (asOf: string) => (await api.get('/access', { query: { asOf } })).body.access;
    expect(await on('2026-10-04')).toEqual([]);
    expect(await on('2026-10-05')).toMatchObject([
      {
        ...{ clientId: 'c-001', portalId: 1, permissionSet: 'Reader', since: '2026-10-05T21:59:59.000Z' },
        person: { name: 'consultant-1' },
        allowedBy: [{ name: 'lead-1' }],
        endedAt: '2026-10-06T22:00:01.000Z',
      },
    ]);
    expect(await on('2026-10-07')).toEqual([]);
  });

  it('goes through all clients, page by page', async () => {
    const api = await apiWithLedger(30);
    const first = (await api.get('/access', { query: { asOf: '2026-10-05' } })).body;
    const second = (await api.get('/access', { query: { asOf: '2026-10-05', after: first.next } })).body;
    expect([first.access.length, second.access.length, second.next]).toEqual([25, 5, null]);
  });

  it('answers for one client, and knows nothing of one that is none', async () => {
    const api = await apiWithLedger(3);
    const { body } = await api.get('/access', { query: { asOf: '2026-10-05', clientId: 'c-002' } });
    expect(body.access).toHaveLength(1);
    expect((await api.get('/access', { query: { asOf: '2026-10-05', clientId: 'c-9' } })).status).toBe(404);
  });

  it('answers for one person, where they had a grant', async () => {
    const api = await apiWithLedger(3);
    const person = 'consultant-1@example.com';
    const ask = async () => (await api.get('/access', { query: { asOf: '2026-10-05', person } })).body.access;
    expect(await ask()).toEqual([]);
    const { personId } = api.seedPerson(person, { name: 'consultant-1' });
    api.grants.push({ clientId: 'c-003', personId } as (typeof api.grants)[number]);
    expect(await ask()).toMatchObject([{ clientId: 'c-003' }]);
  });

  it.each(['2026-02-30', 'yesterday', '2027-10-05'])('refuses %s as a day', async (asOf) => {
    const { status, body } = await (await apiWithLedger()).get('/access', { query: { asOf } });
    expect(status).toBe(400);
    expect(body.errors[0].path).toBe('asOf');
  });
});
