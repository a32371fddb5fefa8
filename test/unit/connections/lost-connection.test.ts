import { describe, expect, it } from 'vitest';
import { createCloseRun } from '../../../functions/close-run/close-run.ts';
import { createParkRunStep } from '../../../functions/park-run/park-run.ts';
import { createDueConnection } from '../../../functions/run-sweeps/due-connection.ts';
import { createDueRun } from '../../../functions/run-sweeps/due-run.ts';
import { createReleased } from '../../../functions/run-sweeps/released.ts';
import type { Closure } from '../../../shared/domain/closure.ts';
import { ConnectionBrokenError } from '../../../shared/errors.ts';
import { composeConnectionLost } from '../../../shared/mails/connection-lost.tsx';
import { createBreakConnection } from '../../../shared/services/access/break-connection.ts';
import { createHoldRun } from '../../../shared/services/runs/hold-run.ts';
import { createRestartRun } from '../../../shared/services/runs/restart-run.ts';
import { aConnection, CLIENT_APP_ID, PORTAL_ID } from '../../support/memory/builders.ts';
import type { World } from '../../support/memory/world.ts';
import { aWorld, begin, createSteps, runThrough } from '../access-provisioning/steps.ts';
import { aClosure } from '../closure/steps.ts';

const OF = { appId: CLIENT_APP_ID, portalId: PORTAL_ID };
const office = (world: World) => ({ operator: async () => world.seedPerson('operations@agency.example.com') });

/** The world with a sweep that looks at runs and connections, as the scheduled one does. */
function aSweptWorld(closure?: Closure) {
  const world = aWorld();
  const runs = { ...world.runs, begin: async () => true, hint: async () => true };
  const started: string[] = [];
  const executions = {
    start: async (_workflow: string, runId: string, attempt: number) => void started.push(`${runId}.${attempt}`),
    state: async () => 'running' as const,
    stop: async () => undefined,
  };
  const parked: string[] = [];
  const parkRun = async (_run: unknown, reason: string) => void parked.push(reason);
  const restartRun = createRestartRun({ runs, executions, parkRun, clock: world.clock });
  const holdRun = createHoldRun({ runs, clock: world.clock });
  const released = createReleased({ ...world, clientAppId: CLIENT_APP_ID });
  return {
    world,
    started,
    parked,
    lose: createBreakConnection(world),
    park: createParkRunStep({ runs, parkRun, holdRun }),
    close: createCloseRun({
      plannedAgain: async () => false,
      ...world,
      runs,
      holdRun,
      settleInvitation: async () => undefined,
      settleEngagement: async () => Promise.reject(new Error('A run that is held settles nothing.')),
      settleOffboarding: async () => undefined,
      office: office(world),
    }),
    dueRun: createDueRun({ runs, executions, restartRun, released }),
    dueConnection: createDueConnection({
      closures: { lastOf: async () => closure },
      ...world,
      office: office(world),
      alarm: () => world.alarms.push('connection-broken'),
    }),
    now: () => world.clock.now(),
  };
}

describe('a connection that is lost', () => {
  it('is marked once, whoever finds it, and that the app is gone says more than a refused token', async () => {
    const { world, lose } = aSweptWorld();
    await lose({ ...OF, reason: 'revoked' });
    const [first] = world.connections.all();
    await lose({ ...OF, reason: 'missing-scope' });
    expect(world.connections.all()).toEqual([first]);
    expect(first).toMatchObject({ health: 'revoked', brokenAt: expect.stringMatching(/^2026-11-24T09/) });
    await lose({ ...OF, reason: 'uninstalled' });
    await lose({ ...OF, reason: 'uninstalled' });
    expect(world.connections.all()).toMatchObject([{ health: 'uninstalled', brokenAt: first?.brokenAt }]);
    expect(world.ledger.entries.map(({ type, facts }) => [type, facts['reason']])).toEqual([
      ['connection-broken', 'revoked'],
      ['connection-broken', 'uninstalled'],
    ]);
  });

  it('gives partner operations one task, however often the sweep comes', async () => {
    const { world, lose, dueConnection, now } = aSweptWorld();
    const id = `${CLIENT_APP_ID}:${PORTAL_ID}`;
    await dueConnection(id, now());
    expect(world.mails()).toEqual([]);
    await lose({ ...OF, reason: 'revoked' });
    await dueConnection(id, now());
    await lose({ ...OF, reason: 'uninstalled' });
    await dueConnection(id, now());
    expect(world.mails()).toMatchObject([
      { kind: 'connection-lost', personId: 'p-operations', facts: { portalId: PORTAL_ID, reason: 'revoked' } },
    ]);
    expect(world.alarms).toEqual(['connection-broken']);
  });

  it('is no loss, and nobody’s task, where a client that ends everything has us uninstall the app', async () => {
    const { world, lose, dueConnection, now } = aSweptWorld(aClosure({ uninstallBegun: '2026-11-24T09:00:00.000Z' }));
    await lose({ ...OF, reason: 'uninstalled' });
    await dueConnection(`${CLIENT_APP_ID}:${PORTAL_ID}`, now());
    expect([world.mails(), world.alarms]).toEqual([[], []]);
  });

  it('holds the run, without an alarm of its own, until the portal is connected again, however many attempts there were', async () => {
    const { world, started, parked, park, dueRun, now } = aSweptWorld();
    const run = { ...begin(world), attempt: 3 };
    world.runs.seed(run);
    world.connections.seed(aConnection({ health: 'revoked' }));
    world.portal.failReads(new ConnectionBrokenError(PORTAL_ID, 'revoked'));
    expect(await runThrough(world, createSteps(world), run)).toBe('connection-revoked');
    await park({ runId: run.runId, reason: 'connection-revoked' });
    await dueRun(run.runId, now());
    expect(started).toEqual([]);
    expect(world.runs.all()).toMatchObject([{ state: 'parked', parkedReason: 'connection-revoked', attempt: 3 }]);
    world.connections.seed(aConnection());
    await dueRun(run.runId, now());
    expect(started).toEqual([`${run.runId}.4`]);
    expect(world.runs.all()).toMatchObject([{ state: 'running', attempt: 4 }]);
    expect(parked).toEqual([]);
  });

  it('lost between planning and writing: the line waits, and is done once after the portal was connected again', async () => {
    const { world, close, dueRun, now } = aSweptWorld();
    const steps = createSteps(world);
    const run = begin(world);
    const { runId } = run;
    await steps.inspectPortal({ runId });
    const { items } = await steps.planAccess({ runId });
    world.portal.failReads(new ConnectionBrokenError(PORTAL_ID, 'revoked'));
    for (const item of items) expect(await steps.applyAccess({ runId, item })).toEqual({ verdict: 'settled' });
    const { end } = await steps.publishPortalRules({ runId });
    expect(end).toBe('connection-revoked');
    await close({ runId, end });
    expect(world.connections.all()).toMatchObject([{ health: 'revoked' }]);
    expect([world.alarms, world.portal.writes]).toEqual([[], []]);
    world.portal.failReads(undefined);
    world.connections.seed(aConnection());
    await dueRun(runId, now());
    expect(await runThrough(world, steps, run)).toBe('provisioned');
    expect(world.portal.writes).toEqual(['create']);
  });

  it('a portal that was never connected is left to a person, and goes on by itself all the same', async () => {
    const { world, parked, park } = aSweptWorld();
    const run = begin(world);
    await park({ runId: run.runId, reason: 'connection-missing' });
    expect(parked).toEqual(['connection-missing']);
  });
});

describe('the task', () => {
  const data = {
    agencyName: 'Agency',
    timeZone: 'UTC',
    recipientName: 'Operations',
    portalId: 1,
    command: 'steward x',
  };

  it('says whose portal, what stopped, and the command', () => {
    const one = composeConnectionLost({ ...data, clientName: 'Example', reason: 'uninstalled', waiting: 1 });
    expect(one.subject).toBe('The connection to the portal of Example is lost');
    expect(one.text).toContain('One piece of work waits for it, and goes on by itself');
    expect(one.text).toContain('steward x');
    const own = composeConnectionLost({ ...data, reason: 'revoked', waiting: 0 });
    expect(own.subject).toBe('The connection to your own portal is lost');
    expect(own.text).toContain('as a super admin of your portal');
  });
});
