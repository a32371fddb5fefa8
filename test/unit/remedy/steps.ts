import { createApplyRemedies } from '../../../functions/apply-remedies/apply-remedies.ts';
import { createRemedyWork } from '../../../functions/apply-remedies/remedy-work.ts';
import { createAskRemedyStep } from '../../../functions/ask-remedy-step/ask-remedy-step.ts';
import { createDecideRest } from '../../../functions/decide-rest/decide-rest.ts';
import { createFindAccess } from '../../../functions/find-access/find-access.ts';
import { createTellPeople } from '../../../functions/tell-people/tell-people.ts';
import { createTellRemedies } from '../../../functions/tell-remedies/tell-remedies.ts';
import { type Remedy, waitItemOf } from '../../../shared/domain/remedy/remedy.ts';
import type { FrozenRoster } from '../../../shared/domain/roster/frozen-roster.ts';
import type { Run } from '../../../shared/domain/run.ts';
import { waitIdOf } from '../../../shared/domain/wait.ts';
import { createClientSide } from '../../../shared/services/access/client-side.ts';
import { createEndOffboarding } from '../../../shared/services/offboardings/end-offboarding.ts';
import { createReadStop, guardWrites } from '../../../shared/services/outgoing/guard-writes.ts';
import { createOpenWait } from '../../../shared/services/runs/open-wait.ts';
import { createMemoryAudits } from '../../support/memory/audits.ts';
import { aClient, aConnection, CLIENT_APP_ID } from '../../support/memory/builders.ts';
import { CrashError } from '../../support/memory/effects.ts';
import { aRemedy, createMemoryRemedies } from '../../support/memory/remedies.ts';
import { createWorld } from '../../support/memory/world.ts';

export const CONSULTANT = 'consultant-1@agency.example.com';
export const RUN_ID = 'offboarding-audit.a-1';

/** One connected portal with one super admin of the client's, and two people of the agency. */
export function aWorld() {
  const base = createWorld();
  const world = { ...base, ...createMemoryRemedies(base), ...createMemoryAudits(base) };
  world.clients.seed(aClient({ superAdminIds: ['p-owner'] }));
  world.connections.seed(aConnection());
  world.portal.permissionSetList.push(
    { id: 'set-reports', name: 'Report reader', requiresBillingWrite: false },
    { id: 'set-marketing', name: 'Marketing contributor', requiresBillingWrite: false },
  );
  world.portal.teamList.push({ id: 'team-marketing', name: 'Marketing' });
  world.seedPerson('owner@client.example.org', { kind: 'client' });
  world.portal.byHand('owner@client.example.org', { superAdmin: true });
  world.portal.byHand('clerk@client.example.org', { roleIds: ['set-reports'] });
  world.seedPerson(CONSULTANT, { name: 'Consultant One' });
  world.seedPerson('consultant-2@agency.example.com');
  world.seedPerson('operations@agency.example.com');
  world.runs.seed(aRun());
  return world;
}
export type RemedyWorld = ReturnType<typeof aWorld>;

/** The run of an audit, or of an offboarding. */
export function aRun(more: Partial<Run> = {}): Run {
  return {
    runId: RUN_ID,
    workflow: 'offboarding-audit',
    businessId: 'a-1',
    state: 'running',
    attempt: 1,
    hints: 0,
    hintsSeen: 0,
    correlationId: 'correlation-a-1',
    startedAt: '2026-11-24T08:30:00.000Z',
    attemptAt: '2026-11-24T08:30:00.000Z',
    version: 1,
    ...more,
  };
}

/** The steps that carry out, over one world in memory. */
export function createSteps(
  world: RemedyWorld,
  {
    observe = false,
    owned = undefined as Record<string, number> | undefined,
    seconds = 600,
    members = [] as readonly string[],
  } = {},
) {
  const office = {
    operator: async () => world.seedPerson('operations@agency.example.com'),
    acceptor: async () => world.seedPerson('acceptor@agency.example.com'),
  };
  const frozen: FrozenRoster = {
    at: '',
    members: members.map((personId) => ({ personId })),
    unmatched: { portalOnly: [], directoryOnly: [] },
    movers: [],
  };
  const activity = {
    owners: async () => owned && { pages: 2, results: [{ ownerId: 'o-1', userId: 'u-consultant-1', archived: false }] },
    ownedRecords: async (_portalId: number, _ownerId: string, object: string) => owned?.[object],
  };
  const clientSide = createClientSide(world);
  const readStop = createReadStop(world.outgoingSwitch, observe);
  return {
    decideRest: createDecideRest({
      ...world,
      policies: { ...world.policies, version: async () => world.policy.current },
    }),
    applyRemedies: createApplyRemedies({
      ...world,
      readRosters: async () => ({ frozen }) as never,
      domains: ['agency.example.com'],
      ...createRemedyWork({
        ...world,
        office,
        users: guardWrites(world.portal, readStop),
        activity,
        clientAppId: CLIENT_APP_ID,
        readStop,
        alarm: () => world.alarms.push('access-not-verified'),
      }),
      readStop,
      seconds,
    }),
    askRemedyStep: createAskRemedyStep({
      ...world,
      clientSide,
      office,
      openWait: createOpenWait({ ...world, reminderInterval: 3600 }),
      durations: { manualStepDeadline: 86_400, connectionDeadline: 86_400 },
      readStop,
    }),
    tellRemedies: createTellRemedies({ ...world, clientSide, observe }),
    findAccess: createFindAccess({
      ...world,
      clients: { list: async () => world.clients.all() },
      clientAppId: CLIENT_APP_ID,
    }),
    tellPeople: createTellPeople({ ...world, readStop, endOffboarding: createEndOffboarding({ ...world, office }) }),
  };
}
export type RemedySteps = ReturnType<typeof createSteps>;

/** What a person does in a round, and how the wait ends. */
export type ByHand = (remedy: Remedy, round: number) => 'done' | 'expired' | 'connected';

/** Goes through one shard as the machine does. */
export async function carryOut(
  world: RemedyWorld,
  steps: RemedySteps,
  { runId = RUN_ID, shard = 0 } = {},
  byHand: ByHand = () => 'expired',
): Promise<void> {
  for (let turn = 0; turn < 30; turn++) {
    const { verdict, items } = await steps.applyRemedies({ runId, shard });
    if (verdict === 'done') {
      await steps.tellRemedies({ runId, shard });
      return;
    }
    for (const item of items) {
      const asked = await steps.askRemedyStep({ runId, shard, item });
      if (asked.verdict !== 'asked') continue;
      const remedy = await world.remedies.read(runId, shard, item);
      if (remedy === undefined) throw new Error('There is no such remedy.');
      const round = Number(asked.waitId.split('.').at(-1));
      await world.endWaitAs(asked.waitId, byHand(remedy, round));
    }
  }
  throw new Error('It goes on for ever.');
}

/** Goes through it, and starts again whenever the process died. */
export async function carryOutThroughCrashes(...of: Parameters<typeof carryOut>): Promise<void> {
  for (;;) {
    try {
      return await carryOut(...of);
    } catch (error) {
      if (!(error instanceof CrashError)) throw error;
    }
  }
}

/** The wait of a remedy's round. */
export function roundId(remedy: Pick<Remedy, 'runId' | 'shard' | 'item'>, round = 1): string {
  return waitIdOf(remedy.runId, 'AskRemedyStep', waitItemOf(remedy), round);
}

/** Puts a remedy in place, and carries its shard out. */
export async function carriedOut(world: RemedyWorld, more: Partial<Remedy> = {}, byHand?: ByHand) {
  world.remedies.seed(aRemedy(more));
  await carryOut(world, createSteps(world), {}, byHand);
  return world.remedies.read(RUN_ID, 0, 0);
}

/** In an order of their own: after a death, the rounds of several people may come in another one. */
function sorted<T>(all: readonly T[]): T[] {
  return all.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

/** What is left, without times, versions and counts of tries. */
export function finalState(world: RemedyWorld): unknown {
  const state = {
    users: [...world.portal.users.values()].sort((a, b) => (a.email < b.email ? -1 : 1)),
    engagements: world.engagements.all(),
    grants: world.grants.all(),
    remedies: world.remedies.all(),
    offboardings: world.offboardings.all(),
    items: world.auditItems.all(),
    ledger: sorted(world.ledger.entries.map(({ type, runId, facts }) => ({ type, runId, facts }))),
    mails: sorted(world.mails().map(({ mailId, kind, personId }) => ({ mailId, kind, personId }))),
    waits: sorted(world.allWaits().map(({ waitId, asked, kind }) => ({ waitId, asked, kind }))),
    leases: [...world.leases.held],
  };
  return JSON.parse(
    JSON.stringify(state, (key, value: unknown) => {
      if (key === 'version' || key === 'tries' || key === 'asks') return undefined;
      return typeof value === 'string' ? value.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'some time') : value;
    }),
  );
}
