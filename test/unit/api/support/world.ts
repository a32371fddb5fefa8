import type { ServeApiDependencies } from '../../../../functions/serve-api/serve-api.ts';
import type { PublishedPolicy } from '../../../../shared/domain/approval-policy.ts';
import type { Client } from '../../../../shared/domain/client.ts';
import type { Connection } from '../../../../shared/domain/connection.ts';
import type { Engagement } from '../../../../shared/domain/engagement.ts';
import type { Grant } from '../../../../shared/domain/grant.ts';
import type { Invitation } from '../../../../shared/domain/invitation.ts';
import type { LedgerFact } from '../../../../shared/domain/ledger.ts';
import type { Run } from '../../../../shared/domain/run.ts';
import type { PublishedCatalogue } from '../../../../shared/domain/service-package.ts';
import type { Outcome, Wait } from '../../../../shared/domain/wait.ts';
import type { Chores } from '../../../../shared/ports/chores.ts';
import type { Clients } from '../../../../shared/ports/clients.ts';
import type { PortalRules } from '../../../../shared/ports/engagements.ts';
import type { PartnerRecords } from '../../../../shared/ports/hubspot.ts';
import type { People } from '../../../../shared/ports/people.ts';
import type { Waits } from '../../../../shared/ports/waits.ts';
import { createAllowedBefore } from '../../../../shared/services/access/allowed-before.ts';
import { createChangeEngagement } from '../../../../shared/services/access/change-engagement.ts';
import { createEndEngagement, createStartEngagement } from '../../../../shared/services/access/start-engagement.ts';
import { createPreviousAuditOf, createScopedPortalsOf } from '../../../../shared/services/audits/audit-scope.ts';
import { createBeginAudit } from '../../../../shared/services/audits/begin-audit.ts';
import { createTurnSwitch } from '../../../../shared/services/outgoing/turn-switch.ts';
import { createChangeQuestion } from '../../../../shared/services/questions/change-question.ts';
import { createReadStanding } from '../../../../shared/services/questions/read-standing.ts';
import { createReplaceIn, createReplacePerson } from '../../../../shared/services/questions/replace-person.ts';
import { createRestoreAddress } from '../../../../shared/services/questions/restore-address.ts';
import { createEndAbsence, createSetAbsence } from '../../../../shared/services/questions/set-absence.ts';
import { createSetNotices } from '../../../../shared/services/questions/set-notices.ts';
import { createBeginRun } from '../../../../shared/services/runs/begin-run.ts';
import type { EndWait } from '../../../../shared/services/runs/end-wait.ts';
import { createRestartRun } from '../../../../shared/services/runs/restart-run.ts';
import { createSetContact } from '../../../../shared/services/set-contact.ts';
import { createMemoryAudits } from '../../../support/memory/audits.ts';
import { createFakeClock } from '../../../support/memory/clock.ts';
import { createCollection } from '../../../support/memory/collection.ts';
import { createMemoryDirectory } from '../../../support/memory/directory.ts';
import { createEffects } from '../../../support/memory/effects.ts';
import { createMemoryLedger } from '../../../support/memory/ledger.ts';
import { createMemoryMail } from '../../../support/memory/mail.ts';
import { createMemoryPeople } from '../../../support/memory/people.ts';
import { createMemoryPlans } from '../../../support/memory/plans.ts';
import { createMemoryPortal } from '../../../support/memory/portal.ts';
import { createMemoryStore } from '../../evidence/support/store.ts';
import { createLeaving } from './leaving.ts';
import { createLive } from './live.ts';
import {
  createMemoryAnswers,
  createMemoryLinks,
  createMemoryPublications,
  createMemorySwitch,
  createMemoryTokens,
} from './records.ts';
import { shippedSettings } from './settings.ts';

type Property = Awaited<ReturnType<PartnerRecords['propertyNames']>>[number];

/** Everything that the API works on, in memory, with the means to put records in place. */
export function createApiWorld() {
  const effects = createEffects();
  const ledger = createMemoryLedger(effects);
  const base = { effects, ledger };
  const clock = createFakeClock();
  const settings = shippedSettings();
  const { people: known, rosterBook, seedPerson } = createMemoryPeople(clock);
  const people: People = {
    ...known,
    async note(personId, note, fact) {
      await known.note(personId, note);
      if (fact !== undefined) ledger.write([fact]);
    },
  };
  const { queueMail, keepMails, mailQueue, mails } = createMemoryMail(base);
  const { apiTokens, issue } = createMemoryTokens();
  const { idempotentAnswers, kept } = createMemoryAnswers();
  const clients = createCollection<Client>('clients', base, (client) => client.clientId);
  const engagements = createCollection<Engagement>('engagements', base, (engagement) => engagement.engagementId);
  const runs = createCollection<Run>('runs', base, (run) => run.runId);
  const waits = createCollection<Wait>('waits', base, (wait) => wait.waitId);
  const directoryBook = createMemoryDirectory(ledger);
  const { store: evidence, files: evidenceFiles } = createMemoryStore();
  const links = createMemoryLinks();
  const audit = createMemoryAudits(base);
  const invitations: Invitation[] = [];
  const grants: Grant[] = [];
  const rules: PortalRules[] = [];
  const connections: Connection[] = [];
  const properties: Record<'partner_clients' | 'partner_services', Property[]> = {
    partner_clients: [],
    partner_services: [],
  };
  const outcomes: Outcome[] = [];
  const outgoingSwitch = createMemorySwitch(ledger);
  const started: string[] = [];
  const executions = {
    start: async (_workflow: string, runId: string, attempt: number) => void started.push(`${runId}.${attempt}`),
    state: async () => 'running' as const,
    stop: async () => undefined,
  };
  const runPort = {
    begin: runs.create,
    read: runs.read,
    replace: runs.replace,
    hint: async (runId: string) => (await runs.read(runId))?.state === 'running',
    ofWorkflow: async (workflow: string) => runs.all().filter((run) => run.workflow === workflow),
    ofClient: async (clientId: string) => runs.all().filter((run) => run.clientId === clientId),
  };
  const waitPort = {
    read: waits.read,
    replace: async (...[wait, facts, queued]: Parameters<Waits['replace']>) => {
      await waits.replace(wait, facts);
      keepMails(queued?.requests ?? []);
    },
    openOfRun: async (runId: string) => waits.all().filter((wait) => wait.runId === runId && wait.state === 'open'),
    ofRun: async (runId: string) => waits.all().filter((wait) => wait.runId === runId),
    listOpen: async () => waits.all().filter((wait) => wait.state === 'open'),
  };
  const clientPort = {
    create: (client: Client, ...facts: LedgerFact[]) => clients.create(client, ...facts),
    read: clients.read,
    replace: async (...[client, facts, queued]: Parameters<Clients['replace']>) => {
      await clients.replace(client, facts);
      keepMails(queued?.requests ?? []);
    },
    findByPortal: async (portalId: number) => clients.all().find((client) => client.portalId === portalId),
    list: async () => clients.all(),
  };
  const engagementPort = {
    create: engagements.create,
    read: engagements.read,
    replace: engagements.replace,
    ofClient: async (clientId: string) => engagements.all().filter((one) => one.clientId === clientId),
  };
  const chores: { -readonly [Name in keyof Chores]: Chores[Name] } = {
    sweep: async () => ({ done: { wait: 1, outcome: 0, run: 0, mail: 2, engagement: 0 }, failed: 0 }),
    poll: async () => ({ connected: true, records: 3, began: 1, failed: 0, roster: 4 }),
    journal: async () => ({ read: 0, uninstalled: 0 }),
  };
  const beginRun = createBeginRun({ runs: runPort, executions, clock });
  const readStanding = createReadStanding({ people, rosterBook, clock });
  const pauses = { begin: () => Promise.reject(new Error('Nothing that the API does makes a decision.')) };
  const changeQuestion = createChangeQuestion({ waits: waitPort, readStanding, mailQueue, pauses, clock });
  const operator = async () => seedPerson('operations@example.com', { name: 'Operations lead' });
  const replaceIn = createReplaceIn({ changeQuestion, office: { operator }, queueMail });
  const replacePerson = createReplacePerson(waitPort, replaceIn);
  let ids = 0;
  const nextId = () => {
    ids += 1;
    return String(ids);
  };
  const randomness = { id: () => nextId().padStart(26, '0'), token: () => nextId().padStart(43, 'r') };
  const grantPort = {
    read: async (clientId: string, portalId: number, personId: string) =>
      grants.find((one) => one.clientId === clientId && one.portalId === portalId && one.personId === personId),
    put: async (grant: Grant, facts: readonly LedgerFact[]) => {
      const place = grants.findIndex(
        (one) => one.clientId === grant.clientId && one.portalId === grant.portalId && one.personId === grant.personId,
      );
      const kept = { ...grant, version: grant.version + 1 };
      if (place < 0) grants.push(kept);
      else grants.splice(place, 1, kept);
      ledger.write(facts);
    },
    ofPortal: async (clientId: string, portalId: number) =>
      grants.filter((grant) => grant.clientId === clientId && grant.portalId === portalId),
    ofPerson: async (personId: string) => grants.filter((grant) => grant.personId === personId),
  };
  const connectionPort = {
    read: async (appId: number, portalId: number) =>
      connections.find((one) => one.appId === appId && one.portalId === portalId),
  };
  const catalogues = createMemoryPublications<PublishedCatalogue>(ledger);
  const outcomeOf = { read: async (waitId: string) => outcomes.find((one) => one.waitId === waitId) };
  const engaging = { engagements: engagementPort, beginRun, endWait: async () => undefined, clock };
  const leaving = createLeaving({
    ...base,
    clients: clientPort,
    connections: connectionPort,
    people,
    rosterBook,
    directoryBook,
    queueMail,
    settings,
    replacePerson,
    beginRun,
    clock,
  });
  const policies = createMemoryPublications<PublishedPolicy>(ledger);
  const plans = createMemoryPlans(base);
  const portal = createMemoryPortal(effects);
  const live = createLive({
    ...{ settings, people, rosterBook, clock, portal, catalogues, policies, ledger },
    clients: clientPort,
    engagements: engagementPort,
    grants: grantPort,
    connections: connectionPort,
    allowedBefore: createAllowedBefore({ outcomes: outcomeOf, plans: plans.plans }),
  });
  const dependencies: ServeApiDependencies = {
    settings,
    publicUrl: 'https://steward.example.com',
    clock,
    randomness,
    apiTokens,
    idempotentAnswers,
    clients: clientPort,
    invitations: { ofClient: async (clientId) => invitations.filter((one) => one.clientId === clientId) },
    people,
    rosterBook,
    directoryBook,
    engagements: engagementPort,
    grants: grantPort,
    portalRulesBook: { current: async (clientId) => rules.findLast((one) => one.clientId === clientId) },
    connections: connectionPort,
    runs: runPort,
    waits: waitPort,
    outcomes: outcomeOf,
    links,
    catalogues,
    policies,
    ledger,
    evidence,
    partnerRecords: { propertyNames: async (object) => properties[object] },
    chores,
    queueMail,
    readStanding,
    changeQuestion,
    setAbsence: createSetAbsence({ people, replacePerson, clock, timeZone: settings.agency.timeZone }),
    endAbsence: createEndAbsence({ people, clock }),
    setNotices: createSetNotices({ people, clock }),
    restoreAddress: createRestoreAddress({ people, clock }),
    setContact: createSetContact({
      clients: clientPort,
      people,
      waits: waitPort,
      runDirectory: runPort,
      queueMail,
      clock,
    }),
    beginRun,
    ...audit,
    scopedPortalsOf: createScopedPortalsOf({
      ...audit,
      clients: clientPort,
      connections: connectionPort,
      grants: grantPort,
      clientAppId: settings.hubspot.clientApp.appId,
    }),
    previousAuditOf: createPreviousAuditOf(audit),
    beginAudit: createBeginAudit({ ...audit, runs: runPort, beginRun, appVersion: '1.2.3', clock }),
    ...leaving,
    plans: plans.plans,
    planResults: plans.planResults,
    ...live,
    outgoingSwitch,
    turnSwitch: createTurnSwitch({ outgoingSwitch, clock }),
    restartRun: createRestartRun({ runs: runPort, executions, parkRun: async () => undefined, clock }),
    startEngagement: createStartEngagement(engaging),
    endEngagement: createEndEngagement(engaging),
    endWait: async (waitId: string, { result, cause, by = [] }: Parameters<EndWait>[1]) => {
      const outcome = { waitId, result, cause, by, at: clock.now().toISOString() };
      outcomes.push(outcome);
      return outcome;
    },
    changeEngagement: createChangeEngagement({ ...engaging, outcomes: outcomeOf, catalogues, endNotice: 604_800 }),
  };
  seedPerson('operations@example.com', { name: 'Operations lead' });
  return {
    dependencies,
    ...leaving,
    evidenceFiles,
    settings,
    clock,
    ledger,
    people,
    seedPerson,
    rosterBook,
    directoryBook,
    mails,
    issueToken: issue,
    keptAnswers: kept,
    clients,
    engagements,
    runs,
    waits,
    outcomes,
    links: links.made,
    invitations,
    grants,
    rules,
    connections,
    plans,
    portal,
    properties,
    started,
    chores,
    ...audit,
  };
}
