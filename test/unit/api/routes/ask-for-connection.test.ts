import { describe, expect, it } from 'vitest';
import { createTestApi } from '../support/api.ts';
import { seedClient } from '../support/fixtures.ts';

const CONTACT = { email: 'admin@client.example', name: 'Portal admin' };

describe('POST /clients/{clientId}/connection-request', () => {
  it('202: the contact is mailed a link of its own, without a wait', async () => {
    const api = createTestApi();
    seedClient(api);
    await api.put('/clients/c-1/contact', CONTACT);
    const { status, body } = await api.post('/clients/c-1/connection-request', {}, { scopes: ['operate'] });
    expect(status).toBe(202);
    expect(body.asked).toMatchObject(CONTACT);
    const [mail] = api.mails();
    expect(mail).toMatchObject({ kind: 'connect-invitation', linkPurpose: 'connect-client', clientId: 'c-1' });
    expect(mail?.waitId).toBeUndefined();
    expect(mail?.facts['deadlineAt']).toBe(body.until);
  });

  it('422 while no contact is known', async () => {
    const api = createTestApi();
    seedClient(api);
    const { status, body } = await api.post('/clients/c-1/connection-request', {});
    expect(status).toBe(422);
    expect(body.rule).toBe('contact-known');
    expect(api.mails()).toEqual([]);
  });

  it('404 for an unknown client, 403 without the scope', async () => {
    const api = createTestApi();
    expect((await api.post('/clients/c-9/connection-request', {})).status).toBe(404);
    expect((await api.post('/clients/c-9/connection-request', {}, { scopes: ['read'] })).status).toBe(403);
  });
});
