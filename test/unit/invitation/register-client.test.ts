import { describe, expect, it } from 'vitest';
import { createRegisterClient } from '../../../functions/register-client/register-client.ts';
import type { Client } from '../../../shared/domain/client.ts';
import type { Invitation } from '../../../shared/domain/invitation.ts';
import { aClient } from '../../support/memory/builders.ts';
import { createFakeClock } from '../../support/memory/clock.ts';
import { createCollection } from '../../support/memory/collection.ts';
import { createEffects } from '../../support/memory/effects.ts';
import { createMemoryLedger } from '../../support/memory/ledger.ts';
import { createMemoryPeople } from '../../support/memory/people.ts';
import { anInvitation, anInvitationRun } from '../api/support/fixtures.ts';

function registering(contactEmail: string) {
  const effects = createEffects();
  const base = { effects, ledger: createMemoryLedger(effects) };
  const clients = createCollection<Client>('clients', base, (client) => client.clientId);
  clients.seed(aClient({ state: 'invited' }));
  const clock = createFakeClock();
  const { people, seedPerson } = createMemoryPeople(clock);
  const invitation: Invitation = anInvitation({ state: 'awaiting-acceptance' });
  const register = createRegisterClient({
    runs: { read: async () => anInvitationRun() },
    invitations: { read: async () => invitation },
    clients: { ...clients, findByPortal: async () => undefined, list: async () => clients.all() },
    people,
    domains: ['example.com'],
    partnerRecords: {
      read: async () => ({
        recordId: '1',
        name: 'Example Manufacturing',
        status: 'accepted',
        statusSince: '2026-11-25T08:00:00.000Z',
        contactEmail,
      }),
    },
    moveInvitation: async () => invitation,
    clock,
  });
  return { register: () => register({ runId: anInvitationRun().runId }), clients, seedPerson };
}

describe('registering a client', () => {
  it("takes the contact that HubSpot's record names", async () => {
    const { register, clients } = registering('admin@client.example');
    await register();
    expect(clients.all()[0]).toMatchObject({ state: 'accepted', contactPersonId: 'p-admin' });
  });

  it('takes none of our own people as contact: the operator is asked', async () => {
    const ofOurDomain = registering('consultant-1@example.com');
    await ofOurDomain.register();
    expect(ofOurDomain.clients.all()[0]?.contactPersonId).toBeUndefined();
    const contractor = registering('contractor-1@contractors.example');
    contractor.seedPerson('contractor-1@contractors.example', { kind: 'contractor' });
    await contractor.register();
    expect(contractor.clients.all()[0]?.contactPersonId).toBeUndefined();
  });
});
