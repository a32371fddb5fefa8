import type { PublishedPolicy } from '../../../shared/domain/approval-policy.ts';
import type { Client } from '../../../shared/domain/client.ts';
import type { Connection } from '../../../shared/domain/connection.ts';
import type { Engagement } from '../../../shared/domain/engagement.ts';
import type { Grant } from '../../../shared/domain/grant.ts';
import type { LedgerFact } from '../../../shared/domain/ledger.ts';
import type { OutgoingState } from '../../../shared/domain/outgoing.ts';
import type { Run } from '../../../shared/domain/run.ts';
import type { ServicePackage } from '../../../shared/domain/service-package.ts';
import type { Grants, Leases } from '../../../shared/ports/engagements.ts';
import type { OutgoingSwitch } from '../../../shared/ports/outgoing.ts';
import type { QueuedMails } from '../../../shared/ports/waits.ts';
import { createFakeClock } from './clock.ts';
import { createCollection } from './collection.ts';
import { createEffects } from './effects.ts';
import { createMemoryLedger } from './ledger.ts';
import { createMemoryMail } from './mail.ts';
import { createMemoryPeople } from './people.ts';
import { createMemoryPlans } from './plans.ts';
import { createMemoryPortal } from './portal.ts';
import { createMemoryWaits } from './waits.ts';

/** All ports of provisioning in memory, over one clock, one ledger and one list of effects. */
export type World = ReturnType<typeof createWorld>;

/** @see World */
export function createWorld() {
  const clock = createFakeClock();
  const effects = createEffects();
  const ledger = createMemoryLedger(effects);
  const base = { effects, ledger };
  const mail = createMemoryMail(base);
  const alarms: string[] = [];
  /** Records that users own, by user id. */
  const owned = new Map<string, Record<string, number>>();
  const packages: ServicePackage[] = [];
  const outgoing: { state: OutgoingState | undefined } = { state: undefined };
  const policy: { current: PublishedPolicy | undefined } = {
    current: {
      version: 1,
      publishedAt: '2026-11-24T08:00:00.000Z',
      rules: [],
      people: [],
      calendars: {},
      planCoveredByInvitation: ['low', 'standard'],
    },
  };
  const engagements = createCollection<Engagement>('engagements', base, (one) => one.engagementId);
  const clients = createCollection<Client>('clients', base, (one) => one.clientId);
  const connections = createCollection<Connection>('connections', base, (one) => `${one.appId}:${one.portalId}`);
  const grants = createCollection<Grant>('grants', base, (one) => grantId(one.clientId, one.portalId, one.personId));
  return {
    clock,
    effects,
    ledger,
    alarms,
    owned,
    packages,
    outgoing,
    outgoingSwitch: {
      read: async () => outgoing.state,
      async write(state: OutgoingState, fact: LedgerFact) {
        outgoing.state = { ...state, version: state.version + 1 };
        await ledger.append([fact]);
      },
    } satisfies OutgoingSwitch,
    policy,
    runs: createCollection<Run>('runs', base, (one) => one.runId),
    clients: {
      ...clients,
      replace: async (client: Client, facts: readonly LedgerFact[], mails?: QueuedMails) => {
        await clients.replace(client, facts);
        mail.keepMails(mails?.requests ?? []);
      },
    },
    engagements: {
      ...engagements,
      ofClient: async (clientId: string) => engagements.all().filter((one) => one.clientId === clientId),
    },
    connections: {
      ...connections,
      read: (appId: number, portalId: number) => connections.read(`${appId}:${portalId}`),
    },
    grants: {
      seed: grants.seed,
      all: grants.all,
      read: (clientId, portalId, personId) => grants.read(grantId(clientId, portalId, personId)),
      async put(grant, facts) {
        if (grant.version > 0) return grants.replace(grant, facts);
        if (!(await grants.create({ ...grant, version: 1 }, ...facts))) throw new Error('The grant is there already.');
      },
      ofPortal: async (clientId, portalId) =>
        grants.all().filter((one) => one.clientId === clientId && one.portalId === portalId),
      ofPerson: async (personId) => grants.all().filter((one) => one.personId === personId),
    } satisfies Grants & Pick<typeof grants, 'seed' | 'all'>,
    leases: createMemoryLeases(effects),
    catalogues: {
      version: async (version: number) => ({ version, publishedAt: '2026-11-24T08:00:00.000Z', packages }),
    },
    policies: { current: async () => policy.current },
    portal: createMemoryPortal(effects),
    ...createMemoryPeople(clock),
    ...createMemoryPlans(base),
    ...createMemoryWaits(base, mail.keepMails),
    ...mail,
  };
}

function grantId(clientId: string, portalId: number, personId: string): string {
  return `${clientId}:${portalId}:${personId}`;
}

function createMemoryLeases(effects: ReturnType<typeof createEffects>) {
  const held = new Map<string, { owner: string; until: Date }>();
  const leases: Leases = {
    take: (key, owner, now, seconds) =>
      effects.run('leases.take', () => {
        const holder = held.get(key);
        if (holder !== undefined && holder.owner !== owner && holder.until >= now) return false;
        held.set(key, { owner, until: new Date(now.getTime() + seconds * 1000) });
        return true;
      }),
    release: (key, owner) =>
      effects.run('leases.release', () => {
        if (held.get(key)?.owner === owner) held.delete(key);
      }),
  };
  return { ...leases, held };
}
