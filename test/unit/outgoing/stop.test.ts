import { describe, expect, it } from 'vitest';
import { createCloseRun } from '../../../functions/close-run/close-run.ts';
import { createDueRun } from '../../../functions/run-sweeps/due-run.ts';
import { createReleased } from '../../../functions/run-sweeps/released.ts';
import { OutgoingStoppedError } from '../../../shared/errors.ts';
import { createReadStop, guardWrites } from '../../../shared/services/outgoing/guard-writes.ts';
import { createTurnSwitch } from '../../../shared/services/outgoing/turn-switch.ts';
import { createHoldRun } from '../../../shared/services/runs/hold-run.ts';
import { createRestartRun } from '../../../shared/services/runs/restart-run.ts';
import { CLIENT_APP_ID } from '../../support/memory/builders.ts';
import type { World } from '../../support/memory/world.ts';
import { aWorld, begin, createSteps, runThrough } from '../access-provisioning/steps.ts';

const turn = (world: World, stopped: boolean) =>
  createTurnSwitch(world)({ stopped, by: 'p-operations', reason: 'incident', correlationId: 'correlation-a-1' });

function runsOf(world: World) {
  return { ...world.runs, begin: async () => true, hint: async () => true };
}

/** The sweep's look at a run, with executions that only count. */
function sweeping(world: World) {
  const started: string[] = [];
  const executions = {
    start: async (_workflow: string, runId: string, attempt: number) => {
      started.push(`${runId}.${attempt}`);
    },
    state: async () => 'running' as const,
    stop: async () => undefined,
  };
  const parkRun = async () => Promise.reject(new Error('Nothing is parked here.'));
  const restartRun = createRestartRun({ runs: runsOf(world), executions, parkRun, clock: world.clock });
  const released = createReleased({ ...world, clientAppId: CLIENT_APP_ID });
  return { started, dueRun: createDueRun({ runs: runsOf(world), executions, restartRun, released }) };
}

const close = (world: World) =>
  createCloseRun({
    plannedAgain: async () => false,
    ...world,
    runs: runsOf(world),
    holdRun: createHoldRun({ runs: runsOf(world), clock: world.clock }),
    settleInvitation: async () => undefined,
    settleEngagement: async () => Promise.reject(new Error('A run that is held settles nothing.')),
    settleOffboarding: async () => undefined,
    office: { operator: async () => world.seedPerson('operations@agency.example.com') },
  });

describe('the switch', () => {
  it('is turned once, by whoever is first, and the ledger says who', async () => {
    const world = aWorld();
    expect(await turn(world, false)).toMatchObject({ stopped: false });
    expect(world.outgoing.state).toBeUndefined();
    await turn(world, true);
    await turn(world, true);
    await turn(world, false);
    const entries = world.ledger.entries.map(({ type, actor, facts }) => ({ type, actor, facts }));
    // The reason is a text, and stands on the switch only.
    expect(entries).toEqual([
      { type: 'outgoing-paused', actor: 'p-operations', facts: {} },
      { type: 'outgoing-resumed', actor: 'p-operations', facts: {} },
    ]);
  });

  it('is read right before each write, and nothing is sent while it is off', async () => {
    const world = aWorld();
    const users = guardWrites(world.portal, createReadStop(world.outgoingSwitch, false));
    const user = { email: 'consultant-1@agency.example.com', permissionSetId: 'set-reports', secondaryTeamIds: [] };
    await turn(world, true);
    await expect(users.create(1, user)).rejects.toThrow(OutgoingStoppedError);
    await expect(users.update(1, 'u-1', user)).rejects.toThrow(OutgoingStoppedError);
    await expect(users.remove(1, 'u-1')).rejects.toThrow(OutgoingStoppedError);
    expect(world.portal.writes).toEqual([]);
    const observing = guardWrites(world.portal, createReadStop({ read: async () => undefined }, true));
    await expect(observing.create(1, user)).rejects.toMatchObject({ reason: 'observe-mode' });
  });
});

describe('a run that meets the stop', () => {
  const TEAM = { team: ['p-consultant-1', 'p-consultant-2'] };

  it('writes nothing after it, waits, and does the rest once after it, under the same approval', async () => {
    const world = aWorld();
    const steps = createSteps(world);
    const run = begin(world, TEAM);
    const { runId } = run;
    // Stopped between two lines.
    await steps.inspectPortal({ runId });
    const { items } = await steps.planAccess({ runId });
    await steps.applyAccess({ runId, item: items[0] ?? 0 });
    await turn(world, true);
    expect(await steps.applyAccess({ runId, item: items[1] ?? 1 })).toEqual({ verdict: 'settled' });
    expect(world.portal.writes).toHaveLength(1);
    expect(await steps.tellClientAdmins({ runId })).toEqual({ told: 0 });
    const { end } = await steps.publishPortalRules({ runId });
    expect(end).toBe('outgoing-stopped');
    await close(world)({ runId, end });
    expect(await world.runs.read(runId)).toMatchObject({ state: 'parked', parkedReason: 'outgoing-stopped' });
    expect([world.alarms, world.mails()]).toEqual([[], []]);
    // The sweep leaves it while the stop stands, and takes it up after.
    const { started, dueRun } = sweeping(world);
    await dueRun(runId, world.clock.now());
    expect(started).toEqual([]);
    await turn(world, false);
    await dueRun(runId, world.clock.now());
    expect(started).toEqual([`${runId}.2`]);
    expect(await runThrough(world, steps, run)).toBe('provisioned');
    expect(world.portal.writes).toHaveLength(2);
    expect(world.mails().filter(({ kind }) => kind === 'access-changed')).toHaveLength(1);
  });

  it('stopped between looking and writing, it still writes nothing', async () => {
    const world = aWorld();
    const steps = createSteps(world);
    const { runId } = begin(world);
    await steps.inspectPortal({ runId });
    await steps.planAccess({ runId });
    const put = world.grants.put;
    // The grant is the last thing that is written before the user.
    world.grants.put = async (grant, facts) => {
      await put(grant, facts);
      if (world.outgoing.state === undefined) await turn(world, true);
    };
    await createSteps(world).applyAccess({ runId, item: 0 });
    expect(world.portal.writes).toEqual([]);
    expect(await world.planResults.ofRun(runId)).toMatchObject([
      { state: 'cannot-verify', reason: 'outgoing-stopped' },
    ]);
    expect(world.leases.held.size).toBe(0);
  });

  it('asks nobody of the client for a manual step', async () => {
    const world = aWorld();
    world.portal.byHand('consultant-1@agency.example.com', { superAdmin: true });
    const steps = createSteps(world);
    const { runId } = begin(world);
    await steps.inspectPortal({ runId });
    await steps.planAccess({ runId });
    expect(await steps.applyAccess({ runId, item: 0 })).toEqual({ verdict: 'person' });
    await turn(world, true);
    expect(await steps.askManualStep({ runId, item: 0 })).toEqual({ verdict: 'over', end: 'outgoing-stopped' });
    expect(world.mails()).toEqual([]);
    expect((await steps.publishPortalRules({ runId })).end).toBe('outgoing-stopped');
  });
});
