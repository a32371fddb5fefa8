import { describe, expect, it } from 'vitest';
import type { Client } from '../../../shared/domain/client.ts';
import type { Invitation, PartnerClientRecord } from '../../../shared/domain/invitation.ts';
import { createObservePartnerClient } from '../../../shared/services/observe-partner-client.ts';
import { aClient, aPerson } from '../../support/memory/builders.ts';
import { createFakeClock } from '../../support/memory/clock.ts';
import { createCollection } from '../../support/memory/collection.ts';
import { createEffects } from '../../support/memory/effects.ts';
import { createMemoryLedger } from '../../support/memory/ledger.ts';
import { createMemoryMail } from '../../support/memory/mail.ts';

const SINCE = { connectedAt: '2026-11-01T00:00:00.000Z', correlationId: 'c' };

function observing(state: Invitation['state']) {
  const effects = createEffects();
  const base = { effects, ledger: createMemoryLedger(effects) };
  const { queueMail, mails } = createMemoryMail(base);
  const clients = createCollection<Client>('clients', base, (client) => client.clientId);
  clients.seed(aClient({ state: 'active' }));
  const invitation: Invitation = {
    invitationId: '1-1795510800000',
    recordId: '1',
    invitedAt: '2026-11-24T08:00:00.000Z',
    clientId: 'c-1',
    clientName: 'Example Manufacturing',
    state,
    version: 1,
  };
  const observe = createObservePartnerClient({
    clients: { ...clients, findByPortal: async () => undefined, list: async () => clients.all() },
    invitations: {
      create: async () => false,
      read: async () => invitation,
      replace: async () => undefined,
      ofClient: async () => [invitation],
    },
    runs: {
      begin: async () => false,
      read: async () => undefined,
      replace: async () => undefined,
      hint: async () => false,
    },
    waits: {
      open: async () => false,
      read: async () => undefined,
      replace: async () => undefined,
      end: async () => false,
      openOfRun: async () => [],
    },
    beginRun: async () => ({ runId: '', begun: false }),
    endWait: async () => undefined,
    office: { operator: async () => aPerson('operations-lead@example.com') },
    queueMail,
    clock: createFakeClock(),
  });
  const record = (more: Partial<PartnerClientRecord>): PartnerClientRecord => ({
    recordId: '1',
    name: 'Example Manufacturing',
    status: 'accepted',
    statusSince: '2026-11-25T08:00:00.000Z',
    ...more,
  });
  return { observe, record, mails };
}

describe('a client that leaves after it was connected', () => {
  it('is told to partner operations, once for each time, however often the record is seen', async () => {
    const { observe, record, mails } = observing('connected');
    expect(await observe(record({ status: 'withdrawn' }), SINCE)).toBe('relationship-ended');
    await observe(record({ status: 'withdrawn' }), SINCE);
    await observe(record({ status: 'withdrawn', statusSince: '2026-12-25T08:00:00.000Z' }), SINCE);
    expect(mails()).toMatchObject([{ facts: { end: 'relationship-ended' } }, { facts: { end: 'relationship-ended' } }]);
  });

  it('is no news while it stays accepted, and none for an invitation that came to nothing', async () => {
    const staying = observing('connected');
    expect(await staying.observe(staying.record({}), SINCE)).toBe('nothing-new');
    const gone = observing('withdrawn');
    expect(await gone.observe(gone.record({ status: 'withdrawn' }), SINCE)).toBe('nothing-new');
    expect([...staying.mails(), ...gone.mails()]).toEqual([]);
  });
});
