import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Engagement, needsAccess } from '../../../shared/domain/engagement.ts';
import type { Run } from '../../../shared/domain/run.ts';
import { waitIdOf } from '../../../shared/domain/wait.ts';
import { ConflictError, HubSpotError } from '../../../shared/errors.ts';
import { aPackage } from '../../support/memory/builders.ts';
import type { World } from '../../support/memory/world.ts';
import { aWorld, begin, beginEnd, createSteps, runThrough, settle } from './steps.ts';

const setOf = (world: World, personId = 'p-consultant-1') =>
  world.portal.users.get(`${personId.slice(2)}@agency.example.com`)?.roleIds;

/** The steps of one run, one at a time, so that those of others come in between. */
function stepwise(world: World, { runId }: Run, answer: 'approved' | 'declined' = 'approved') {
  const steps = createSteps(world);
  let planned: Awaited<ReturnType<typeof steps.planAccess>> | undefined;
  const isDeclined = () => planned?.verdict === 'ask' && answer === 'declined';
  return {
    plan: async () => {
      await steps.inspectPortal({ runId });
      planned = await steps.planAccess({ runId });
    },
    approve: async () => {
      if (planned?.verdict === 'ask') await world.endWaitAs(waitIdOf(runId, 'AskApproval'), answer, ['p-manager']);
    },
    apply: async () => {
      if (isDeclined()) return;
      for (const item of planned?.items ?? []) await steps.applyAccess({ runId, item });
    },
    close: async (): Promise<string> => {
      const { end } = isDeclined() ? { end: 'declined' } : await steps.publishPortalRules({ runId });
      await settle(world, runId, end);
      return end;
    },
    result: async () => (await world.planResults.ofRun(runId)).map(({ state, reason }) => ({ state, reason })),
  };
}

/** Access of low risk for the consultant, verified, and two runs on it: one that keeps it, one that needs more. */
async function keepingAndChanging() {
  const world = aWorld();
  const first = stepwise(world, begin(world));
  for (const step of [first.plan, first.apply, first.close]) await step();
  const keeping = stepwise(world, begin(world, { engagementId: 'e-2' }));
  await keeping.plan();
  const changing = stepwise(world, begin(world, { engagementId: 'e-3', packageKey: 'administration', approvedBy: [] }));
  await changing.plan();
  return { world, keeping, changing };
}

describe('two runs on one person', () => {
  it('a line that keeps does not revert what another run has given since it was planned', async () => {
    const { world, keeping, changing } = await keepingAndChanging();
    await changing.approve();
    await changing.apply();

    await keeping.apply();

    expect(await keeping.result()).toEqual([{ state: 'verified', reason: undefined }]);
    expect(await keeping.close()).toBe('provisioned');
    expect(await changing.close()).toBe('provisioned');
    expect(setOf(world)).toEqual(['set-administration']);
    expect(world.portal.writes).toEqual(['create', 'update']);
    expect(world.grants.all()).toMatchObject([{ state: 'verified', engagementIds: ['e-1', 'e-2', 'e-3'] }]);
  });

  it('a line that keeps goes first, and the change comes with all that is needed', async () => {
    const { world, keeping, changing } = await keepingAndChanging();
    await keeping.apply();
    expect(await keeping.result()).toEqual([{ state: 'verified', reason: undefined }]);
    await changing.approve();

    await changing.apply();

    expect(await changing.close()).toBe('provisioned');
    expect(setOf(world)).toEqual(['set-administration']);
    expect(world.grants.all()).toMatchObject([{ state: 'verified', engagementIds: ['e-1', 'e-2', 'e-3'] }]);
  });

  it('a line that keeps leaves the work to the run that still has it to do, once that one was approved', async () => {
    const { world, keeping, changing } = await keepingAndChanging();
    await changing.approve();
    await keeping.apply();
    expect(await keeping.result()).toEqual([{ state: 'refused', reason: 'overtaken' }]);
    expect(world.portal.writes).toEqual(['create']);

    await changing.apply();

    expect(setOf(world)).toEqual(['set-administration']);
    expect(world.grants.all()).toMatchObject([{ state: 'verified', engagementIds: ['e-1', 'e-2', 'e-3'] }]);
    // The other run has served it.
    expect(await keeping.close()).toBe('provisioned');
  });

  it('says in part, where the other run has not come to it yet', async () => {
    const { keeping, changing } = await keepingAndChanging();
    await changing.approve();
    await keeping.apply();
    expect(await keeping.close()).toBe('partly');
  });

  it('takes away at the end of one engagement what the end of another one leaves, although its own line keeps', async () => {
    const world = aWorld();
    const steps = createSteps(world);
    for (const engagementId of ['e-1', 'e-2']) await runThrough(world, steps, begin(world, { engagementId }));
    const first = stepwise(world, await beginEnd(world, 'e-1'));
    await first.plan();
    const second = stepwise(world, await beginEnd(world, 'e-2'));
    await second.plan();

    await first.apply();
    await second.apply();

    expect([await first.close(), await second.close()]).toEqual(['ended', 'ended']);
    expect(world.portal.writes).toEqual(['create', 'remove']);
    expect(world.grants.all()).toMatchObject([{ state: 'removed', engagementIds: [] }]);
  });

  it('takes back, at an end that had only to keep, what a run has given since whose engagement ends too', async () => {
    const world = aWorld();
    const steps = createSteps(world);
    for (const engagementId of ['e-1', 'e-2']) await runThrough(world, steps, begin(world, { engagementId }));
    const ending = stepwise(world, await beginEnd(world, 'e-1'));
    await ending.plan();
    await runThrough(world, steps, begin(world, { engagementId: 'e-3', packageKey: 'administration' }));
    const other = stepwise(world, await beginEnd(world, 'e-3'));

    await ending.apply();

    expect(await ending.close()).toBe('ended');
    expect(setOf(world)).toEqual(['set-reports']);
    expect(world.alarms).toEqual([]);
    for (const step of [other.plan, other.apply]) await step();
    expect(await other.close()).toBe('ended');
    expect(world.portal.writes).toEqual(['create', 'update', 'update']);
  });

  it('asks nobody to do by hand what was not planned', async () => {
    const world = aWorld();
    const low = stepwise(world, begin(world));
    await low.plan();
    const high = begin(world, { engagementId: 'e-2', packageKey: 'administration', approvedBy: [] });
    await world.endWaitAs(waitIdOf(high.runId, 'AskApproval'), 'approved', ['p-manager']);
    world.portal.failNextWrite({ error: new HubSpotError('No.', { status: 403 }), done: false });

    await low.apply();

    expect(await low.result()).toEqual([{ state: 'cannot-verify', reason: 'write-refused' }]);
    expect(await low.close()).toBe('partly');
  });

  it('gives nothing that its own run has not been approved for, although another one in it is', async () => {
    const world = aWorld();
    const open = stepwise(world, begin(world, { approvedBy: [] }));
    await open.plan();
    begin(world, { engagementId: 'e-2' });

    await open.apply();

    expect(await open.result()).toEqual([{ state: 'refused', reason: 'not-approved' }]);
    expect(world.portal.writes).toEqual([]);
  });

  it('plans again at the next try where an engagement of another run ends between reading and writing', async () => {
    const world = aWorld();
    const low = stepwise(world, begin(world));
    const high = begin(world, { engagementId: 'e-2', packageKey: 'administration', approvedBy: [] });
    await low.plan();
    await world.endWaitAs(waitIdOf(high.runId, 'AskApproval'), 'approved', ['p-manager']);
    const { put } = world.grants;
    world.grants.put = async (grant, facts) => {
      await put(grant, facts);
      world.grants.put = put;
      await beginEnd(world, 'e-2');
    };

    await expect(low.apply()).rejects.toThrow(ConflictError);
    expect(world.portal.writes).toEqual([]);
    await low.apply();

    expect(setOf(world)).toEqual(['set-reports']);
    expect(world.grants.all()).toMatchObject([{ state: 'verified', engagementIds: ['e-1'] }]);
  });

  for (const order of [
    ['e-1', 'e-2'],
    ['e-2', 'e-1'],
  ] as const) {
    it(`gives what both need, when neither plan knew of the other: ${order.join(' before ')}`, async () => {
      const world = aWorld();
      const runs = {
        'e-1': stepwise(world, begin(world, { approvedBy: [] })),
        'e-2': stepwise(world, begin(world, { engagementId: 'e-2', packageKey: 'administration', approvedBy: [] })),
      };
      for (const id of order) await runs[id].plan();
      for (const id of order) await runs[id].approve();

      for (const id of order) await runs[id].apply();

      expect([await runs['e-1'].close(), await runs['e-2'].close()]).toEqual(['provisioned', 'provisioned']);
      expect(setOf(world)).toEqual(['set-administration']);
      expect(world.grants.all()).toMatchObject([
        { state: 'verified', engagementIds: ['e-1', 'e-2'], approvedBy: ['p-manager'] },
      ]);
    });
  }

  it('tells the client what was done, where that was not what was planned', async () => {
    const world = aWorld();
    const first = begin(world, { approvedBy: [] });
    const runs = [first, begin(world, { engagementId: 'e-2', packageKey: 'administration', approvedBy: [] })];
    const [one, two] = runs.map((run) => stepwise(world, run));
    await one?.plan();
    await two?.plan();
    await one?.approve();
    await one?.apply();
    await two?.approve();
    await two?.apply();

    const [result] = await world.planResults.ofRun(runs[1]?.runId ?? '');

    expect(result?.instead).toMatchObject({ action: 'change', engagementIds: ['e-1', 'e-2'], item: 0 });
    expect((await world.planResults.ofRun(first.runId))[0]?.instead).toBeUndefined();
  });

  it('gives nothing of an engagement that its own run still has to ask about', async () => {
    const world = aWorld();
    const low = stepwise(world, begin(world));
    await low.plan();
    await stepwise(world, begin(world, { engagementId: 'e-2', packageKey: 'administration' })).plan();

    await low.apply();

    expect(setOf(world)).toEqual(['set-reports']);
    expect(world.grants.all()).toMatchObject([{ engagementIds: ['e-1'] }]);
  });
});

/** What happens, in any order that the turns of the runs leave. */
const story = fc.record({
  engagements: fc.array(
    fc.record({
      packageKey: fc.constantFrom('reporting', 'administration', 'analysis'),
      approvedBy: fc.constantFrom<string[]>([], ['p-lead']),
      team: fc.constantFrom<string[]>(['p-consultant-1'], ['p-consultant-1', 'p-consultant-2']),
      answer: fc.constantFrom<'approved' | 'declined'>('approved', 'approved', 'declined'),
      ends: fc.boolean(),
    }),
    { minLength: 2, maxLength: 4 },
  ),
  turns: fc.infiniteStream(fc.nat()),
});

/** The permission set that engagements need together, strongest first. */
const SETS = { administration: 'set-administration', analysis: 'set-marketing', reporting: 'set-reports' };

function setFor(engagements: readonly Engagement[]): string[] | undefined {
  const strongest = Object.entries(SETS).find(([key]) => engagements.some((one) => one.packageKey === key));
  return strongest && [strongest[1]];
}

const idsOf = (engagements: readonly Engagement[]) => engagements.map((one) => one.engagementId).sort();

describe('runs of overlapping engagements, whatever the order of their steps', () => {
  it('leave each person with exactly what the engagements need that are not over, and say where they did not', async () => {
    await fc.assert(
      fc.asyncProperty(story, async ({ engagements, turns }) => {
        const world = aWorld();
        const analysis = aPackage({ key: 'analysis', permissionSet: 'Marketing contributor', risk: 'standard' });
        world.packages.push(analysis);
        const ends = new Map<string, string>();
        // Each engagement is a thread: its run, then (maybe) the run of its end, step by step.
        const threads = engagements.map(async function* ({ ends: over, answer, ...more }, at) {
          const engagementId = `e-${at}`;
          const starts = [() => begin(world, { ...more, engagementId }), () => beginEnd(world, engagementId)];
          for (const start of over ? starts : starts.slice(0, 1)) {
            if (ends.get(engagementId) === 'declined') return;
            const steps = stepwise(world, await start(), answer);
            for (const step of [steps.plan, steps.approve, steps.apply]) {
              yield;
              await step();
            }
            yield;
            ends.set(engagementId, await steps.close());
          }
        });
        const needed = () => world.engagements.all().filter(needsAccess);
        const grantOf = (personId: string) => world.grants.all().find((grant) => grant.personId === personId);
        const countedFor = (personId: string) =>
          needed().filter(({ engagementId }) => grantOf(personId)?.engagementIds.includes(engagementId));
        const people = ['p-consultant-1', 'p-consultant-2'];
        while (threads.length > 0) {
          const at = (turns.next().value ?? 0) % threads.length;
          if ((await threads[at]?.next())?.done) threads.splice(at, 1);
          // High access is given by nothing but an approved question of an engagement that the person works in.
          for (const personId of people) {
            const allowed = engagements.some(
              (one) => one.packageKey === 'administration' && one.answer === 'approved' && one.team.includes(personId),
            );
            if (!allowed) expect(setOf(world, personId)).not.toEqual(['set-administration']);
          }
        }
        expect([...ends.values()].filter((end) => !/^(provisioned|partly|ended|declined)$/.test(end))).toEqual([]);
        for (const personId of people) {
          // Whoever is told that it was served is served; nobody else has anything left.
          const served = needed().filter((one) => ends.get(one.engagementId) === 'provisioned');
          const theirs = served.filter((one) => one.team.includes(personId));
          expect(idsOf(countedFor(personId))).toEqual(expect.arrayContaining(idsOf(theirs)));
          expect(setOf(world, personId)).toEqual(setFor(countedFor(personId)));
        }
        // One more run of whoever was not sets it right.
        for (const engagement of needed().filter((one) => ends.get(one.engagementId) === 'partly')) {
          const again = stepwise(world, begin(world, { ...engagement, change: engagement.change + 1 }));
          for (const step of [again.plan, again.approve, again.apply]) await step();
          expect(await again.close(), engagement.engagementId).toBe('provisioned');
        }
        for (const personId of people) {
          const wanted = needed().filter((one) => one.team.includes(personId));
          expect(setOf(world, personId)).toEqual(setFor(wanted));
          expect(grantOf(personId)?.engagementIds.toSorted() ?? []).toEqual(idsOf(wanted));
          expect(grantOf(personId)?.state ?? 'removed').toBe(wanted.length === 0 ? 'removed' : 'verified');
        }
      }),
      { numRuns: 120 },
    );
  });
});
