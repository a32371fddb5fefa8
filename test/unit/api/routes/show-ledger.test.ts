import { describe, expect, it } from 'vitest';
import { createTestApi } from '../support/api.ts';
import { publishCatalogue, seedClient } from '../support/fixtures.ts';

describe('GET /ledger/{stream}', () => {
  it('200 with a client’s entries, a chain that holds, and who the ids are', async () => {
    const api = createTestApi();
    seedClient(api);
    await api.put('/clients/c-1/contact', { email: 'admin@client.example', name: 'Portal admin' });
    const { status, body } = await api.get('/ledger/c-1', { scopes: ['read'] });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      stream: 'client:c-1',
      verified: { ok: true },
      entries: [{ seq: 1, type: 'contact-set' }],
    });
    expect(body.people.map((person: { name: string }) => person.name)).toEqual(['Operations lead', 'Portal admin']);
  });

  it('names only the facts that are people: a state, a count and an action stay what they are', async () => {
    const api = createTestApi();
    seedClient(api);
    api.seedPerson('owner@client.example', { name: 'Portal admin', kind: 'client' });
    const erased = '01KAV0M4Q8Z7T5X9C2B6N3D1FG';
    const fact = { stream: 'client:c-1', at: '2026-11-24T09:00:00.000Z' };
    api.ledger.write([
      { ...fact, type: 'invitation-state-changed', facts: { from: 'detected', to: 'awaiting-approval' } },
      { ...fact, type: 'plan-made', facts: { create: 0, keep: 1 } },
      { ...fact, type: 'portal-inspected', facts: { members: 0, teams: 3 } },
      { ...fact, type: 'access-applied', facts: { personId: erased, action: 'create' } },
      { ...fact, type: 'mail-sent', facts: { to: 'p-owner' } },
      { ...fact, type: 'wait-ended', facts: { by: ['not-in-any-form'], result: 'connected' } },
      { ...fact, type: 'plan-refused', facts: { persons: ['p-operations'] } },
    ]);
    expect((await api.get('/ledger/c-1')).body.people).toEqual([
      { personId: erased, name: '(erased)', email: null },
      { personId: 'p-owner', name: 'Portal admin', email: 'owner@client.example' },
      { personId: 'p-operations', name: 'Operations lead', email: 'operations@example.com' },
    ]);
  });

  it('200 with the partner’s own stream', async () => {
    const api = createTestApi();
    await publishCatalogue(api);
    const { body } = await api.get('/ledger/partner');
    expect(body).toMatchObject({
      stream: 'partner',
      entries: [{ type: 'catalogue-published', facts: { version: 1 } }],
    });
  });

  it('200 and not verified when an entry was changed', async () => {
    const api = createTestApi();
    await publishCatalogue(api);
    const [entry] = await api.ledger.read('partner');
    Object.assign(api.dependencies.ledger, { read: async () => [{ ...entry, at: '2026-11-25T00:00:00.000Z' }] });
    expect((await api.get('/ledger/partner')).body.verified).toEqual({ ok: false, seq: 1 });
  });

  it('404 for a client that is not there', async () => {
    expect((await createTestApi().get('/ledger/c-9')).status).toBe(404);
  });
});
