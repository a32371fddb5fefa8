import { describe, expect, it } from 'vitest';
import { createSettleEngagement, createWasPlannedAgain } from '../../../functions/close-run/settle-engagement.ts';
import type { Run } from '../../../shared/domain/run.ts';
import { createReadOpenLines } from '../../../shared/services/access/open-lines.ts';
import { createPlanOnceMore } from '../../../shared/services/access/plan-once-more.ts';
import { createBeginRun } from '../../../shared/services/runs/begin-run.ts';
import type { World } from '../../support/memory/world.ts';
import { aWorld, begin, createSteps, runThrough } from './steps.ts';

const CONSULTANT = 'consultant-1@agency.example.com';

/** Closes runs as the deployed step does, over a portal that somebody keeps changing between plan and work. */
function closing(world: World) {
  const steps = createSteps(world);
  const begun: string[] = [];
  const runs = {
    ...world.runs,
    begin: async (run: Run) => {
      if ((await world.runs.read(run.runId)) !== undefined) return false;
      world.runs.seed(run);
      return true;
    },
    hint: async () => undefined,
    ofClient: async () => world.runs.all(),
  };
  const executions = { start: async (_workflow: string, runId: string) => void begun.push(runId) };
  const beginRun = createBeginRun({ runs, executions, clock: world.clock } as unknown as Parameters<
    typeof createBeginRun
  >[0]);
  const planOnceMore = createPlanOnceMore({ readOpenLines: createReadOpenLines(world), beginRun, clock: world.clock });
  const settle = createSettleEngagement({ ...world, planOnceMore });
  const through = async (run: Run, meddle: () => void) => {
    await steps.inspectPortal(run);
    await steps.planAccess(run);
    meddle();
    const before = await world.engagements.read('e-1');
    const end = await runThrough(world, steps, run, { approvedBy: ['p-lead'] });
    // The helper's own settling is undone: the real one is what is tested.
    if (before !== undefined) world.engagements.seed({ ...before, approvedBy: ['p-lead'] });
    world.runs.seed(run);
    await settle(run, end);
    return end;
  };
  const runOf = async (runId: string) => (await world.runs.read(runId)) as Run;
  return { steps, settle, through, begun, runOf, wasPlannedAgain: createWasPlannedAgain(world.engagements) };
}

/** A hand of the client's in the portal: the user is there, with something else than the plan found. */
const given = (world: World, set: string) => () => void world.portal.byHand(CONSULTANT, { roleIds: [set] });

describe('a plan that does not fit the portal any more', () => {
  it('is made again by a further change, said so, and carried out', async () => {
    const world = aWorld();
    world.portal.byHand(CONSULTANT, { roleIds: ['set-reports'] });
    const { through, begun, runOf, wasPlannedAgain } = closing(world);
    const run = begin(world);
    expect(await through(run, given(world, 'set-marketing'))).toBe('partly');
    expect(begun).toEqual(['access-provisioning.e-1-2']);
    expect(await world.engagements.read('e-1')).toMatchObject({ change: 2, replans: 1, state: 'active' });
    expect(world.ledger.entries.filter(({ type }) => type === 'plan-made-again').map(({ facts }) => facts)).toEqual([
      { engagementId: 'e-1', change: 2, replans: 1, reasons: ['portal-changed'] },
    ]);
    expect(await wasPlannedAgain(run)).toBe(true);

    const next = await runOf('access-provisioning.e-1-2');
    expect(await through(next, () => undefined)).toBe('provisioned');
    expect(world.portal.users.get(CONSULTANT)?.roleIds).toEqual(['set-reports']);
    expect(await wasPlannedAgain(next)).toBe(false);
  });

  it('is made again twice at most, and then left to a person', async () => {
    const world = aWorld();
    world.portal.byHand(CONSULTANT, { roleIds: ['set-reports'] });
    const { through, begun, runOf } = closing(world);
    let run = begin(world);
    // Each plan finds the access as it should be, and somebody changes it right after.
    for (let time = 1; time <= 3; time++) {
      given(world, 'set-reports')();
      await through(run, given(world, 'set-marketing'));
      run = (await runOf(`access-provisioning.e-1-${time + 1}`)) ?? run;
    }
    expect(begun).toEqual(['access-provisioning.e-1-2', 'access-provisioning.e-1-3']);
    expect(await world.engagements.read('e-1')).toMatchObject({ change: 3, replans: 2 });
  });

  it('begins its run also where an earlier try died before that, and no second one', async () => {
    const world = aWorld();
    world.portal.byHand(CONSULTANT, { roleIds: ['set-reports'] });
    const { through, settle, begun } = closing(world);
    const run = begin(world);
    await through(run, given(world, 'set-marketing'));
    await settle(run, 'partly');
    expect(begun).toEqual(['access-provisioning.e-1-2']);
    expect(world.ledger.entries.filter(({ type }) => type === 'plan-made-again')).toHaveLength(1);
  });

  it('is not made again where a person has something to do', async () => {
    const world = aWorld();
    world.portal.byHand(CONSULTANT, { superAdmin: true });
    const { through, begun } = closing(world);
    expect(await through(begin(world), () => undefined)).toBe('partly');
    expect(begun).toEqual([]);
  });
});
