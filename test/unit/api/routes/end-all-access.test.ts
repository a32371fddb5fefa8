import { describe, expect, it } from 'vitest';
import { aClient, CLIENT_ID } from '../../../support/memory/builders.ts';
import { aRemedy } from '../../../support/memory/remedies.ts';
import { aClosure } from '../../closure/steps.ts';
import { createTestApi } from '../support/api.ts';
import { publishCatalogue, seedClient } from '../support/fixtures.ts';

const PATH = `/clients/${CLIENT_ID}/closure`;

describe('POST /clients/{clientId}/closure', () => {
  it('202: it begins, with its run and ledger entry; a second time finds it running', async () => {
    const api = createTestApi();
    api.clients.seed(aClient());
    const first = await api.post(PATH, undefined, { scopes: ['operate'] });
    const closureId = `x-${CLIENT_ID}-1`;
    expect(first).toMatchObject({ status: 202, body: { begun: true, closureId, state: 'running', cause: 'command' } });
    expect(api.started).toEqual([`client-closure.${closureId}.1`]);
    expect(api.ledger.entries.filter(({ type }) => type === 'client-closure-requested')).toMatchObject([
      { actor: 'p-operations', facts: { closureId, cause: 'command' } },
    ]);
    expect(await api.post(PATH)).toMatchObject({ status: 200, body: { begun: false, closureId } });
  });

  it('takes up the rest after one that ended partly', async () => {
    const api = createTestApi();
    api.clients.seed(aClient());
    api.closures.seed(aClosure({ closureId: `x-${CLIENT_ID}-1`, clientId: CLIENT_ID, state: 'partly' }));
    expect(await api.post(PATH)).toMatchObject({ status: 202, body: { closureId: `x-${CLIENT_ID}-2` } });
  });

  it('422 where no portal is known, 404 for a client that is not there', async () => {
    const api = createTestApi();
    const { portalId: _none, ...client } = aClient();
    api.clients.seed(client);
    expect(await api.post(PATH)).toMatchObject({ status: 422, body: { rule: 'portal-known' } });
    expect((await api.post('/clients/c-none/closure')).status).toBe(404);
  });
});

it('GET /clients/{clientId} shows how far it is, and what became of each of our people', async () => {
  const api = createTestApi();
  api.clients.seed(aClient());
  const closureId = `x-${CLIENT_ID}-1`;
  api.closures.seed(aClosure({ closureId, clientId: CLIENT_ID, state: 'partly', shards: 1 }));
  api.seedPerson('consultant-1@example.com', { name: 'Consultant One' });
  const runId = `client-closure.${closureId}`;
  api.remedies.seed(aRemedy({ runId, clientId: CLIENT_ID, state: 'exception', reason: 'not-done-by-person' }));
  const { body } = await api.get(`/clients/${CLIENT_ID}`);
  expect(body.closure).toMatchObject({ closureId, runId, state: 'partly', uninstalledAt: null });
  expect(body.closure.remedies).toMatchObject([{ person: { name: 'Consultant One' }, reason: 'not-done-by-person' }]);
});

it('POST /engagements: nothing begins at a client while all access is being ended', async () => {
  const api = createTestApi();
  seedClient(api);
  await publishCatalogue(api);
  api.closures.seed(aClosure({ clientId: CLIENT_ID }));
  const answer = await api.post('/engagements', { clientId: CLIENT_ID, packageKey: 'reporting' });
  expect(answer).toMatchObject({ status: 422, body: { rule: 'client-ends-access' } });
  expect(api.started).toEqual([]);
});
