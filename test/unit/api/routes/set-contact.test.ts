import { describe, expect, it } from 'vitest';
import { aClient } from '../../../support/memory/builders.ts';
import { createTestApi } from '../support/api.ts';
import { aConnectionWait, anInvitationRun, seedClient } from '../support/fixtures.ts';

const CONTACT = { email: 'Admin@Client.example', name: 'Portal admin' };

describe('PUT /clients/{clientId}/contact', () => {
  it('200: the client carries the contact, the ledger tells it by id only', async () => {
    const api = createTestApi();
    seedClient(api);
    const { status, body } = await api.put('/clients/c-1/contact', CONTACT, { scopes: ['operate'] });
    expect(status).toBe(200);
    expect(body).toMatchObject({ contact: { name: 'Portal admin', email: 'admin@client.example' }, askedInWait: null });
    expect(api.clients.all()[0]?.contactPersonId).toBe(body.contact.personId);
    const [fact] = api.ledger.entries;
    expect(fact).toMatchObject({ stream: 'client:c-1', type: 'contact-set', actor: 'p-operations' });
    expect(JSON.stringify(api.ledger.entries)).not.toContain('@');
    expect(api.mails()).toEqual([]);
  });

  it('200: an open connection wait asks the person from now on, with one mail however often it is said', async () => {
    const api = createTestApi();
    seedClient(api);
    api.runs.seed(anInvitationRun());
    const wait = aConnectionWait();
    api.waits.seed(wait);
    const { body } = await api.put('/clients/c-1/contact', CONTACT);
    await api.put('/clients/c-1/contact', CONTACT);
    expect(body.askedInWait).toBe(wait.waitId);
    expect(api.waits.all()[0]?.asked).toEqual([body.contact.personId]);
    expect(api.mails()).toMatchObject([
      { kind: 'connect-invitation', personId: body.contact.personId, waitId: wait.waitId },
    ]);
    expect(api.ledger.entries.filter((entry) => entry.type === 'contact-set')).toHaveLength(1);
  });

  it('200 for a shared mailbox: a contact gets no login', async () => {
    const api = createTestApi();
    seedClient(api);
    expect((await api.put('/clients/c-1/contact', { email: 'info@client.example', name: 'Office' })).status).toBe(200);
  });

  it('422 for an address of the agency’s domain, and for a contractor', async () => {
    const api = createTestApi();
    seedClient(api);
    api.seedPerson('contractor-1@contractors.example', { kind: 'contractor' });
    for (const email of ['somebody@example.com', 'contractor-1@contractors.example']) {
      const { status, body } = await api.put('/clients/c-1/contact', { email, name: 'Somebody' });
      expect(status).toBe(422);
      expect(body.rule).toBe('contact-is-the-clients');
    }
    expect(api.clients.all()[0]).toEqual(aClient());
  });

  it('400 with each field that does not fit', async () => {
    const api = createTestApi();
    seedClient(api);
    const { status, body } = await api.put('/clients/c-1/contact', { email: 'no address', name: ' ' });
    expect(status).toBe(400);
    expect(body.errors).toEqual([
      { path: 'email', expected: 'an e-mail address' },
      { path: 'name', expected: 'some text' },
    ]);
  });

  it('403 for a token that may only read, 404 for a client that is not there', async () => {
    const api = createTestApi();
    expect((await api.put('/clients/c-1/contact', CONTACT, { scopes: ['read'] })).status).toBe(403);
    expect((await api.put('/clients/c-1/contact', CONTACT)).status).toBe(404);
    expect(await api.people.findByEmail('admin@client.example')).toBeUndefined();
  });
});
