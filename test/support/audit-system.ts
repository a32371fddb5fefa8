import { createAuditPortal } from '../../functions/audit-portals/audit-portal.ts';
import { createAuditPortals } from '../../functions/audit-portals/audit-portals.ts';
import { createKeepPortal } from '../../functions/audit-portals/keep-portal.ts';
import { createOpenAudit } from '../../functions/open-audit/open-audit.ts';
import type { AuditRecords } from '../../infra/local/sandbox/audit-world/types.ts';
import { startSandbox } from '../../infra/local/sandbox/sandbox.ts';
import { createPortalActivity } from '../../shared/adapters/hubspot/portal-activity.ts';
import { createTransport } from '../../shared/adapters/hubspot/transport.ts';
import type { AuditKind, AuditScope } from '../../shared/domain/audit/audit.ts';
import type { Client } from '../../shared/domain/client.ts';
import type { Connection } from '../../shared/domain/connection.ts';
import type { Engagement } from '../../shared/domain/engagement.ts';
import { normaliseEmail, type Person } from '../../shared/domain/person.ts';
import type { DirectoryEntry } from '../../shared/domain/roster/directory.ts';
import type { Run } from '../../shared/domain/run.ts';
import type { People, RosterMember } from '../../shared/ports/people.ts';
import { createSides } from '../../shared/services/access/portal-sides.ts';
import { createPreviousAuditOf, createScopedPortalsOf } from '../../shared/services/audits/audit-scope.ts';
import { createBeginAudit } from '../../shared/services/audits/begin-audit.ts';
import { createReadPortalAccess } from '../../shared/services/audits/read-portal-access.ts';
import { createReadRosters } from '../../shared/services/roster/reconcile-roster.ts';
import { createBeginRun } from '../../shared/services/runs/begin-run.ts';
import { createMemoryAudits } from './memory/audits.ts';
import { aClient, aConnection, aGrant, anEngagement } from './memory/builders.ts';
import { createCollection } from './memory/collection.ts';
import { createEffects } from './memory/effects.ts';
import { createMemoryLedger } from './memory/ledger.ts';

const DAY = 86_400_000;
const CLIENT_APP = {
  appId: 102,
  clientId: 'client-client-id',
  clientSecret: 'client-client-secret',
  requiredScopes: ['oauth', 'settings.users.read', 'settings.users.write', 'settings.users.teams.read'],
  optionalScopes: [
    'account-info.security.read',
    'crm.objects.owners.read',
    'crm.objects.contacts.read',
    'crm.objects.companies.read',
    'crm.objects.deals.read',
    'tickets',
  ],
  redirectUrls: ['https://steward.example.com/oauth/callback'],
};

/** How the app stands in a portal that the sandbox has loaded. */
export interface LoadedPortal {
  readonly portalId: number;
  readonly installingUserId: string;
  readonly scopes: readonly string[];
  readonly accessToken: string;
}

/** A call as the sandbox saw it. */
export interface AuditCall {
  readonly method: string;
  readonly path: string;
  readonly portalId: number | undefined;
  readonly status: number;
}

/** A sandbox over HTTP, and a control plane beside it. Loading `body` answers how the app stands in each portal. */
export async function startAuditSandbox() {
  const sandbox = await startSandbox({
    apps: { partner: { ...CLIENT_APP, appId: 101, clientId: 'partner-client-id' }, client: CLIENT_APP },
    webhookTargetUrl: undefined,
  });
  async function control(method: string, path: string, body?: unknown): Promise<Record<string, unknown>> {
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const answer = await fetch(`${sandbox.url}/_sandbox${path}`, { method, ...sent });
    if (!answer.ok) throw new Error(`The sandbox refused ${method} ${path}: ${await answer.text()}`);
    const text = await answer.text();
    return text === '' ? {} : JSON.parse(text);
  }
  return {
    url: sandbox.url,
    stop: sandbox.stop,
    control,
    load: async (body: object) =>
      (await control('POST', '/world', { ...body, install: { app: 'client' } }))['portals'] as LoadedPortal[],
    calls: async () => (await control('GET', '/requests'))['requests'] as AuditCall[],
  };
}

/** The real use cases and HubSpot adapter of reading, over records in memory. */
export type AuditSystem = ReturnType<typeof createAuditSystem>;

/** @see AuditSystem */
export function createAuditSystem({
  url,
  portals,
  records,
  workMilliseconds = 600_000,
  afterTry,
}: {
  readonly url: string;
  readonly portals: readonly LoadedPortal[];
  readonly records: AuditRecords;
  readonly workMilliseconds?: number;
  /** By how many milliseconds time goes on after a reading that failed. */
  readonly afterTry?: () => number;
}) {
  const start = Date.now();
  const dayFrom = (days: number) => new Date(start + days * DAY).toISOString();
  /** Time goes on with the machine's, and by what a test adds. */
  const time = { added: 0 };
  const clock = { now: () => new Date(Date.now() + time.added) };
  const effects = createEffects();
  const ledger = createMemoryLedger(effects);
  const base = { effects, ledger };
  const { people, personIdOf, personOf } = createPeople(clock);
  const kept = createMemoryAudits(base);
  const clients = createCollection<Client>('clients', base, (one) => one.clientId);
  const connections = createCollection<Connection>('connections', base, (one) => `${one.portalId}`);
  const runs = createCollection<Run>('runs', base, (one) => one.runId);
  for (const { hubspotUserId, email } of records.roster) personOf(email, hubspotUserId);
  for (const one of records.clients) clients.seed(aClient(one));
  const tokens = new Map(portals.map((portal) => [portal.portalId, portal.accessToken]));
  for (const one of records.connections) {
    const scopes = portals.find((portal) => portal.portalId === one.portalId)?.scopes ?? [];
    connections.seed(aConnection({ ...one, appId: CLIENT_APP.appId, scopes }));
  }
  const engagements = records.engagements.map(
    (one): Engagement =>
      anEngagement({
        engagementId: one.engagementId,
        clientId: one.clientId,
        packageKey: one.packageKey,
        team: one.team.map(personIdOf),
        startsAt: dayFrom(one.startsInDays),
        endsAt: dayFrom(one.endsInDays),
        state: one.state,
      }),
  );
  const grants = records.grants.map((one) =>
    aGrant({
      clientId: one.clientId,
      portalId: one.portalId,
      personId: personIdOf(one.email),
      userId: undefined,
      engagementIds: [one.engagementId],
      access: { permissionSetId: undefined, teamIds: [] },
      permissionSetName: one.permissionSetName,
      state: one.state,
      startedAt: dayFrom(one.startedInDays),
      endsAt: dayFrom(one.endsInDays),
      ...(one.endedInDays === undefined ? {} : { endedAt: dayFrom(one.endedInDays) }),
    }),
  );
  const members = records.roster.map(
    ({ email, hubspotUserId, leftDaysAgo }): RosterMember => ({
      personId: personIdOf(email),
      hubspotUserId,
      seenAt: dayFrom(-300),
      ...(leftDaysAgo === undefined ? {} : { leftAt: dayFrom(-leftDaysAgo) }),
    }),
  );
  const entries = records.directory.map(({ email, state }): DirectoryEntry => {
    const personId = personIdOf(email);
    return state === 'left' ? { personId, state, leftAt: dayFrom(-9) } : { personId, state };
  });
  const directory = {
    current: async () => ({
      import: {
        number: 1,
        at: dayFrom(-3),
        by: 'p-operations',
        source: 'csv',
        count: 1,
        sha256: '',
        entriesId: 'd-1',
      } as const,
      entries,
    }),
  };
  const ofClient = async (clientId: string) => engagements.filter((one) => one.clientId === clientId);
  const access = {
    people,
    engagements: { ofClient },
    grants: {
      ofPortal: async (_clientId: string, portalId: number) => grants.filter((one) => one.portalId === portalId),
      ofPerson: async (personId: string) => grants.filter((one) => one.personId === personId),
    },
    clients: { ...clients, list: async () => clients.all() },
    connections: { ...connections, read: (_appId: number, portalId: number) => connections.read(`${portalId}`) },
  };
  const portal = createPortalActivity({
    transport: createTransport({ baseUrl: url, callsPerTenSeconds: 100_000, sleep: async () => undefined }),
    tokens: async (portalId) => tokens.get(portalId) ?? '',
  });
  const domains = ['example.com'];
  const keepPortal = createKeepPortal(kept);
  const readRosters = createReadRosters({ rosterBook: { members: async () => members }, directory, clock });
  const scope = { ...access, ...kept, clientAppId: CLIENT_APP.appId };
  const auditPortal = createAuditPortal({
    ...access,
    ...kept,
    keepPortal,
    readPortalAccess: ({ roster }) =>
      createReadPortalAccess({ portal, sides: createSides({ ...access, roster: async () => roster, domains }) }),
    clientAppId: CLIENT_APP.appId,
    domains,
    alarm: () => undefined,
    clock,
  });
  const beginAudit = createBeginAudit({
    ...kept,
    runs,
    beginRun: createBeginRun({
      runs: { begin: runs.create, read: runs.read, replace: runs.replace, hint: async () => true },
      executions: { start: async () => undefined, state: async () => 'running', stop: async () => undefined },
      clock,
    }),
    appVersion: '1.2.3',
    clock,
  });
  const openAudit = createOpenAudit({
    ...kept,
    runs,
    policies: { current: async () => undefined },
    catalogues: { current: async () => undefined },
    readRosters: async () => (await readRosters()).frozen,
    scopedPortalsOf: createScopedPortalsOf(scope),
    previousAuditOf: createPreviousAuditOf(scope),
    appVersion: '1.2.3',
    clock,
  });
  const auditPortals = createAuditPortals({
    ...kept,
    runs,
    people,
    auditPortal,
    keepPortal,
    workMilliseconds,
    noteFailure: () => {
      time.added += afterTry?.() ?? 0;
    },
    clock,
  });
  return {
    ...access,
    ...kept,
    effects,
    ledger,
    time,
    runs,
    personIdOf,
    records: { grants, engagements, members, entries },
    beginAudit,
    openAudit,
    auditPortals,
    /** Begins an audit, opens it, and reads its portals, as the machine does. */
    async read(auditId: string, wanted: { kind?: AuditKind; scope?: AuditScope } = {}) {
      const { kind = 'review', scope: over = { kind: 'all' } } = wanted;
      const request = { auditId, kind, scope: over, trigger: 'on-demand' as const, correlationId: 'correlation-1' };
      const { runId } = await beginAudit(request);
      const { shards } = await openAudit({ runId });
      for (const shard of shards) {
        while ((await auditPortals({ runId, shard })).verdict === 'more');
      }
      return runId;
    },
  };
}

/** People under ids of their own, whatever their addresses are. */
function createPeople(clock: { now(): Date }) {
  const persons = new Map<string, Person>();
  function personOf(email: string, hubspotUserId?: string, kind: Person['kind'] = 'partner'): Person {
    const key = normaliseEmail(email);
    const known = persons.get(key);
    const person = known ?? {
      personId: `p-${persons.size + 1}`,
      email: key,
      name: key,
      kind,
      createdAt: clock.now().toISOString(),
    };
    const better = {
      ...person,
      kind: person.kind === 'client' ? kind : person.kind,
      ...(person.hubspotUserId === undefined && hubspotUserId !== undefined ? { hubspotUserId } : {}),
    };
    persons.set(key, better);
    return better;
  }
  const people: Pick<People, 'ensure' | 'read'> = {
    ensure: async ({ email, hubspotUserId, kind }) => personOf(email, hubspotUserId, kind),
    read: async (personId) => [...persons.values()].find((one) => one.personId === personId),
  };
  return { people, personOf, personIdOf: (email: string) => personOf(email).personId };
}
