import { describe, expect, it } from 'vitest';
import { createTestApi } from '../support/api.ts';
import { seedClient } from '../support/fixtures.ts';

describe('PUT /clients/{clientId}/language', () => {
  it('200: the client reads in the language, which the ledger tells once', async () => {
    const api = createTestApi();
    seedClient(api);
    const { status, body } = await api.put('/clients/c-1/language', { language: 'de' }, { scopes: ['operate'] });
    expect([status, body]).toMatchObject([200, { clientId: 'c-1', language: 'de', reads: 'de' }]);
    await api.put('/clients/c-1/language', { language: 'de' });
    expect(api.clients.all()[0]?.language).toBe('de');
    expect(api.ledger.entries).toMatchObject([{ type: 'client-language-set', facts: { language: 'de' } }]);
    expect((await api.get('/clients/c-1')).body).toMatchObject({ language: 'de' });
  });

  it('200: null gives the choice back to the stage', async () => {
    const api = createTestApi();
    seedClient(api);
    await api.put('/clients/c-1/language', { language: 'de' });
    const { body } = await api.put('/clients/c-1/language', { language: null });
    expect(body).toMatchObject({ language: null, reads: 'en' });
    expect(api.clients.all()[0]).not.toHaveProperty('language');
  });

  it('400 for a language that is not shipped, 404 for a client that is not known', async () => {
    const api = createTestApi();
    seedClient(api);
    expect((await api.put('/clients/c-1/language', { language: 'fr' })).status).toBe(400);
    expect((await api.put('/clients/c-9/language', { language: 'de' })).status).toBe(404);
  });
});
