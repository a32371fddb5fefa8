import { describe, expect, it } from 'vitest';
import { aClient } from '../../../support/memory/builders.ts';
import { createTestApi } from '../support/api.ts';
import { aConnectionWait, anInvitationRun, seedClient } from '../support/fixtures.ts';

const BY_HAND = { way: 'client-created-user' };

function unconnected() {
  const api = createTestApi();
  api.clients.seed(aClient());
  return api;
}

describe('PUT /clients/{clientId}/way', () => {
  it('200: switches once, with who chose it in the ledger, and back', async () => {
    const api = unconnected();
    await api.put('/clients/c-1/way', BY_HAND);
    const { status, body } = await api.put('/clients/c-1/way', BY_HAND);
    expect(status).toBe(200);
    expect(body).toMatchObject({ way: 'client-created-user', reason: 'operator-chose', endedWait: null });
    const back = await api.put('/clients/c-1/way', { way: 'partner-access-link' });
    expect(back.body).toMatchObject({ way: 'partner-access-link', reason: null });
    const facts = api.ledger.entries.filter((entry) => entry.type === 'way-in-switched');
    expect(facts.map((entry) => [entry.actor, entry.facts['to']])).toEqual([
      ['p-operations', 'client-created-user'],
      ['p-operations', 'partner-access-link'],
    ]);
  });

  it('200: ends the wait of an invitation that asks for the connection', async () => {
    const api = unconnected();
    api.runs.seed(anInvitationRun());
    api.waits.seed(aConnectionWait());
    const { body } = await api.put('/clients/c-1/way', BY_HAND);
    expect(body.endedWait).toBe(aConnectionWait().waitId);
    expect(api.outcomes).toMatchObject([{ result: 'by-hand', cause: 'operator', by: ['p-operations'] }]);
  });

  it('200: takes up what waits for a connection that nobody will make any more', async () => {
    const api = unconnected();
    api.runs.seed({ ...anInvitationRun(), state: 'parked', parkedReason: 'connection-revoked' });
    await api.put('/clients/c-1/way', BY_HAND);
    expect(api.runs.all()).toMatchObject([{ state: 'running', attempt: 2 }]);
    expect(api.started).toHaveLength(1);
  });

  it('422 portal-known: the portal has to be known, and stays what it is', async () => {
    const api = createTestApi();
    api.clients.seed(aClient({ portalId: undefined }));
    api.clients.seed(aClient({ clientId: 'c-2', portalId: 2_000_002 }));
    expect((await api.put('/clients/c-1/way', BY_HAND)).body.rule).toBe('portal-known');
    const taken = await api.put('/clients/c-1/way', { ...BY_HAND, portalId: 2_000_002 });
    expect(taken.body.rule).toBe('portal-of-one-client');
    const named = await api.put('/clients/c-1/way', { ...BY_HAND, portalId: 2_000_009 });
    expect(named.body).toMatchObject({ portalId: 2_000_009 });
    const other = await api.put('/clients/c-1/way', { ...BY_HAND, portalId: 2_000_010 });
    expect(other.body.rule).toBe('portal-known');
  });

  it('leaves in the ledger which portal an operator named, and takes no portal of the agency', async () => {
    const api = createTestApi();
    api.clients.seed(aClient({ portalId: undefined }));
    const own = api.settings.hubspot.partnerPortalId;
    const refused = await api.put('/clients/c-1/way', { ...BY_HAND, portalId: own });
    expect([refused.status, refused.body['rule']]).toEqual([422, 'portal-is-the-clients']);
    await api.put('/clients/c-1/way', { ...BY_HAND, portalId: 2_000_009 });
    expect(api.ledger.entries.filter(({ type }) => type === 'portal-swapped')).toMatchObject([
      { actor: 'p-operations', facts: { from: 0, to: 2_000_009 } },
    ]);
  });

  it('422 portal-not-connected: what can be read back is left to nobody’s word', async () => {
    const api = createTestApi();
    seedClient(api);
    const { status, body } = await api.put('/clients/c-1/way', BY_HAND);
    expect(status).toBe(422);
    expect(body.rule).toBe('portal-not-connected');
  });

  it('404 for a client that is not there', async () => {
    expect((await createTestApi().put('/clients/c-9/way', BY_HAND)).status).toBe(404);
  });
});
