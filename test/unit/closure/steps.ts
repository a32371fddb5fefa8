import { createAcceptedBefore } from '../../../functions/open-closure/accepted-before.ts';
import { createEndWork } from '../../../functions/open-closure/end-work.ts';
import { createOpenClosure } from '../../../functions/open-closure/open-closure.ts';
import { createTellBoth } from '../../../functions/tell-both/tell-both.ts';
import { createUninstallApp } from '../../../functions/uninstall-app/uninstall-app.ts';
import type { Closure } from '../../../shared/domain/closure.ts';
import { type Run, runIdOf } from '../../../shared/domain/run.ts';
import type { OutcomeResult } from '../../../shared/domain/wait.ts';
import { OutgoingStoppedError } from '../../../shared/errors.ts';
import { createClientSide } from '../../../shared/services/access/client-side.ts';
import { createBeginClosure } from '../../../shared/services/closures/begin-closure.ts';
import { createEndClosure } from '../../../shared/services/closures/end-closure.ts';
import { createFindOurs } from '../../../shared/services/closures/find-ours.ts';
import { createBeginRun } from '../../../shared/services/runs/begin-run.ts';
import { createEndWait } from '../../../shared/services/runs/end-wait.ts';
import { aGrant, anEngagement, CLIENT_APP_ID, CLIENT_ID, PORTAL_ID } from '../../support/memory/builders.ts';
import { CrashError } from '../../support/memory/effects.ts';
import { aWorld, CONSULTANT, createSteps, type RemedyWorld } from '../remedy/steps.ts';

export const CLOSURE_ID = 'x-c-1-1';
export const RUN_ID = runIdOf('client-closure', CLOSURE_ID);
export const OWN_ADMIN = 'consultant-2@agency.example.com';

/** A closure that has just been asked for by the client's super admin. */
export function aClosure(more: Partial<Closure> = {}): Closure {
  return {
    closureId: CLOSURE_ID,
    clientId: CLIENT_ID,
    portalId: PORTAL_ID,
    requestedBy: 'p-owner',
    cause: 'client',
    correlationId: 'correlation-x',
    requestedAt: '2026-11-24T08:30:00.000Z',
    state: 'running',
    shards: 0,
    version: 1,
    ...more,
  };
}

/** A client with one granted consultant and a super admin of ours, which ends everything. */
export function aClosingWorld() {
  const world = aWorld();
  world.engagements.seed(anEngagement({ state: 'active' }));
  world.grants.seed(aGrant());
  world.portal.byHand(CONSULTANT, { roleIds: ['set-reports'] });
  world.portal.byHand(OWN_ADMIN, { superAdmin: true });
  seedClosure(world, aClosure());
  return world;
}

/** Puts a closure and its run in place. */
export function seedClosure(world: RemedyWorld, closure: Closure): void {
  world.closures.seed(closure);
  const { closureId, clientId, correlationId, requestedAt } = closure;
  world.runs.seed({
    runId: runIdOf('client-closure', closureId),
    workflow: 'client-closure',
    businessId: closureId,
    clientId,
    state: 'running',
    attempt: 1,
    hints: 0,
    hintsSeen: 0,
    correlationId,
    startedAt: requestedAt,
    attemptAt: requestedAt,
    version: 1,
  } as Run);
}

/** The steps of the machine, over one world in memory. */
export function createClosing(world: RemedyWorld, { observe = false, stopped = (): boolean => false } = {}) {
  const installs: string[] = [];
  const appInstalls = {
    uninstall: (portalId: number) => {
      if (stopped()) return Promise.reject(new OutgoingStoppedError('outgoing-stopped'));
      return world.effects.run('app.uninstall', (): 'uninstalled' => {
        installs.push(String(portalId));
        return 'uninstalled';
      });
    },
  };
  const findOurs = createFindOurs({
    ...world,
    users: world.portal,
    domains: ['agency.example.com'],
    clientAppId: CLIENT_APP_ID,
    readRosters: async () => ({ frozen: { members: [] } }) as never,
  });
  const waking = { taskTokens: { list: async () => [] } as never, resumption: {} as never };
  const runDirectory = { ofClient: async (id: string) => world.runs.all().filter((run) => run.clientId === id) };
  const endWork = createEndWork({ ...world, runDirectory, endWait: createEndWait({ ...world, ...waking }) });
  const clientAppId = CLIENT_APP_ID;
  const office = { operator: async () => world.seedPerson('operations@agency.example.com') };
  const started: string[] = [];
  const executions = { start: async (_workflow: string, runId: string) => void started.push(runId) };
  return {
    ...createSteps(world, { observe }),
    installs,
    started,
    openClosure: createOpenClosure({ ...world, endWork, findOurs, acceptedBefore: createAcceptedBefore(world) }),
    uninstallApp: createUninstallApp({
      ...{ ...world, clientAppId, findOurs, appInstalls },
      readStop: async () => (observe ? 'observe-mode' : world.outgoing.state?.stopped ? 'outgoing-stopped' : undefined),
    }),
    tellBoth: createTellBoth({
      ...{ ...world, clientSide: createClientSide(world), office, observe },
      endClosure: createEndClosure(world),
    }),
    beginClosure: createBeginClosure({
      ...{ ...world, clientAppId },
      beginRun: createBeginRun({
        ...world,
        runs: { ...world.runs, begin: world.runs.create, hint } as never,
        executions: executions as never,
      }),
    }),
  };
  async function hint() {
    return true;
  }
}
export type Closing = ReturnType<typeof createClosing>;

/** Who answers a manual step, and how. */
export type Answer = { readonly result: OutcomeResult; readonly by?: string };

/** Goes through the machine once; `answer` is what becomes of each manual step. */
export async function close(
  world: RemedyWorld,
  steps: Closing,
  answer: (personId: string) => Answer = () => ({ result: 'declined', by: 'p-owner' }),
  runId = RUN_ID,
): Promise<string> {
  for (let turn = 0; turn < 10; turn++) {
    const opened = await steps.openClosure({ runId });
    if (opened.verdict === 'over') return (await steps.tellBoth({ runId })).end;
    for (const shard of opened.shards) await carryOut(world, steps, { runId, shard }, answer);
    const { verdict } = await steps.uninstallApp({ runId });
    if (verdict === 'stopped') return 'outgoing-stopped';
    if (verdict !== 'again') return (await steps.tellBoth({ runId })).end;
  }
  throw new Error('It goes on for ever.');
}

/** Goes through it, and starts again whenever the process died. */
export async function closeThroughCrashes(...of: Parameters<typeof close>): Promise<string> {
  for (;;) {
    try {
      return await close(...of);
    } catch (error) {
      if (!(error instanceof CrashError)) throw error;
    }
  }
}

async function carryOut(
  world: RemedyWorld,
  steps: Closing,
  of: { runId: string; shard: number },
  answer: (personId: string) => Answer,
): Promise<void> {
  for (let turn = 0; turn < 30; turn++) {
    const { verdict, items } = await steps.applyRemedies(of);
    if (verdict === 'done' || verdict === 'stopped') return;
    for (const item of items) {
      const asked = await steps.askRemedyStep({ ...of, item });
      if (asked.verdict !== 'asked') continue;
      const remedy = await world.remedies.read(of.runId, of.shard, item);
      const { result, by } = answer(remedy?.personId ?? '');
      await world.endWaitAs(asked.waitId, result, by === undefined ? [] : [by]);
    }
  }
  throw new Error('It goes on for ever.');
}
