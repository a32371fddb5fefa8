import { describe, expect, it } from 'vitest';
import { waitIdOf } from '../../../shared/domain/wait.ts';
import { aClient, aGrant } from '../../support/memory/builders.ts';
import type { World } from '../../support/memory/world.ts';
import { aWorld, begin, beginEnd, createSteps, runThrough } from './steps.ts';

const CONSULTANT = 'consultant-1@agency.example.com';

/** A portal in which the consultant is a super admin, whom no API may change. */
function aWorldWithSuperAdmin(): World {
  const world = aWorld();
  world.portal.byHand(CONSULTANT, { superAdmin: true });
  return world;
}

async function resultsOf(world: World, runId: string) {
  return (await world.planResults.ofRun(runId)).map(({ state, reason }) => ({ state, reason }));
}

describe('a manual step', () => {
  it('is asked of the super admins of the client, with a deadline', async () => {
    const world = aWorldWithSuperAdmin();
    const steps = createSteps(world);
    const { runId } = begin(world);
    await steps.inspectPortal({ runId });
    await steps.planAccess({ runId });
    expect(await steps.applyAccess({ runId, item: 0 })).toEqual({ verdict: 'person' });

    const asked = await steps.askManualStep({ runId, item: 0 });
    const again = await steps.askManualStep({ runId, item: 0 });

    expect(asked).toEqual({ verdict: 'asked', waitId: waitIdOf(runId, 'AskManualStep', 0, 1) });
    expect(again).toEqual(asked);
    expect(world.allWaits()).toMatchObject([
      {
        kind: 'manual-step',
        subject: { kind: 'plan-item', runId, item: 0 },
        asked: ['p-owner'],
        excluded: ['p-consultant-1'],
      },
    ]);
    expect(world.mails().map((mail) => [mail.kind, mail.personId])).toEqual([['manual-step', 'p-owner']]);
  });

  it('is asked of the contact where no super admin is known, and of partner operations where nobody is', async () => {
    const asked: (readonly string[])[] = [];
    for (const contactPersonId of ['p-contact', undefined]) {
      const world = aWorldWithSuperAdmin();
      world.portal.removeByHand('owner@client.example.org');
      world.clients.seed(aClient({ contactPersonId }));
      const steps = createSteps(world);
      const { runId } = begin(world);
      await steps.inspectPortal({ runId });
      await steps.planAccess({ runId });
      await steps.askManualStep({ runId, item: 0 });
      asked.push(world.allWaits()[0]?.asked ?? []);
    }
    expect(asked).toEqual([['p-contact'], ['p-operations']]);
  });

  it('waits while a person is being asked', async () => {
    const world = aWorldWithSuperAdmin();
    const steps = createSteps(world);
    const { runId } = begin(world);
    await steps.inspectPortal({ runId });
    await steps.planAccess({ runId });
    await steps.applyAccess({ runId, item: 0 });
    await steps.askManualStep({ runId, item: 0 });

    expect(await steps.applyAccess({ runId, item: 0 })).toEqual({ verdict: 'person' });
    expect(world.portal.writes).toEqual([]);
  });

  it('is verified by reading back, and told to the client', async () => {
    const world = aWorldWithSuperAdmin();
    const run = begin(world);

    const end = await runThrough(world, createSteps(world), run, {
      manualStep: () => {
        world.portal.byHand(CONSULTANT, { roleIds: ['set-reports'] });
        return 'done';
      },
    });

    expect(end).toBe('provisioned');
    expect(world.portal.writes).toEqual([]);
    expect(world.grants.all()).toMatchObject([{ state: 'verified', before: { existed: true } }]);
    expect(world.ledger.entries.map((entry) => entry.type)).not.toContain('access-applied');
    expect(world.mails().some((mail) => mail.kind === 'access-changed')).toBe(true);
  });

  it('goes on by API when the person has cleared the way', async () => {
    const world = aWorldWithSuperAdmin();
    const run = begin(world);

    const end = await runThrough(world, createSteps(world), run, {
      manualStep: () => {
        world.portal.byHand(CONSULTANT, { roleIds: ['set-marketing'] });
        return 'done';
      },
    });

    expect(end).toBe('provisioned');
    expect(world.portal.writes).toEqual(['update']);
  });

  it('is asked again when it was said to be done and is not, three times at most', async () => {
    const world = aWorldWithSuperAdmin();
    const run = begin(world);
    const rounds: number[] = [];

    const end = await runThrough(world, createSteps(world), run, {
      manualStep: (_item, round) => {
        rounds.push(round);
        return 'done';
      },
    });

    expect(rounds).toEqual([1, 2, 3]);
    expect(end).toBe('partly');
    expect(await resultsOf(world, run.runId)).toEqual([{ state: 'cannot-verify', reason: 'not-done-by-person' }]);
    expect(world.grants.all()).toEqual([]);
    expect(world.alarms).toEqual(['access-not-verified']);
  });

  it('is not asked again after its deadline', async () => {
    const world = aWorldWithSuperAdmin();
    const run = begin(world);
    const rounds: number[] = [];

    await runThrough(world, createSteps(world), run, {
      manualStep: (_item, round) => {
        rounds.push(round);
        return 'expired';
      },
    });

    expect(rounds).toEqual([1]);
    expect(await resultsOf(world, run.runId)).toEqual([{ state: 'cannot-verify', reason: 'not-done-by-person' }]);
  });

  it('counts when it was done and the deadline came first', async () => {
    const world = aWorldWithSuperAdmin();
    const run = begin(world);

    const end = await runThrough(world, createSteps(world), run, {
      manualStep: () => {
        world.portal.byHand(CONSULTANT, { roleIds: ['set-reports'] });
        return 'expired';
      },
    });

    expect(end).toBe('provisioned');
  });

  for (const missing of ['permissionSetList', 'teamList'] as const) {
    it(`does not take a user without it for done when the portal lacks it: ${missing}`, async () => {
      const world = aWorld();
      world.portal[missing].splice(missing === 'teamList' ? 0 : 1, 1);
      const run = begin(world, { packageKey: 'marketing' });

      await runThrough(world, createSteps(world), run, {
        manualStep: () => {
          world.portal.byHand(CONSULTANT, missing === 'teamList' ? { roleIds: ['set-marketing'] } : {});
          return 'done';
        },
      });

      expect(await resultsOf(world, run.runId)).toEqual([{ state: 'cannot-verify', reason: 'not-done-by-person' }]);
    });
  }

  it('takes a user away at the end that somebody made for us after the deadline', async () => {
    const world = aWorld();
    world.portal.permissionSetList.splice(0, 1);
    const steps = createSteps(world);
    await runThrough(world, steps, begin(world));
    expect(world.grants.all()).toMatchObject([{ state: 'cannot-verify', before: { existed: false } }]);
    world.portal.byHand(CONSULTANT, { roleIds: ['set-late'] });

    const end = await runThrough(world, steps, await beginEnd(world));

    expect(end).toBe('ended');
    expect(world.portal.users.has(CONSULTANT)).toBe(false);
  });
});

describe('a manual step at the end', () => {
  /** Verified access of ours to a user who has been made a super admin since. */
  async function promoted(): Promise<World> {
    const world = aWorld();
    await runThrough(world, createSteps(world), begin(world));
    world.portal.byHand(CONSULTANT, { superAdmin: true, roleIds: ['set-reports'] });
    return world;
  }

  it('is verified when the person has removed the user', async () => {
    const world = await promoted();

    const end = await runThrough(world, createSteps(world), await beginEnd(world), {
      manualStep: () => {
        world.portal.removeByHand(CONSULTANT);
        return 'done';
      },
    });

    expect(end).toBe('ended');
    expect(world.portal.writes).toEqual(['create']);
  });

  it('removes the user by API when the person has only taken the super admin away', async () => {
    const world = await promoted();

    const end = await runThrough(world, createSteps(world), await beginEnd(world), {
      manualStep: () => {
        world.portal.byHand(CONSULTANT, { roleIds: ['set-reports'] });
        return 'done';
      },
    });

    expect(end).toBe('ended');
    expect(world.portal.writes).toEqual(['create', 'remove']);
  });

  it('leaves the engagement open when nobody did it', async () => {
    const world = await promoted();

    const end = await runThrough(world, createSteps(world), await beginEnd(world));

    expect(end).toBe('ended-partly');
    expect(world.grants.all()).toMatchObject([{ state: 'cannot-verify', reason: 'not-done-by-person' }]);
    expect((await world.engagements.read('e-1'))?.state).toBe('ending');
  });

  it('does not keep the engagement open for good: the next run ends it', async () => {
    const world = await promoted();
    await runThrough(world, createSteps(world), await beginEnd(world));
    world.portal.removeByHand(CONSULTANT);

    // As the retry of a run makes it: a new change of the engagement.
    const end = await runThrough(world, createSteps(world), await beginEnd(world));

    expect(end).toBe('ended');
    expect((await world.engagements.read('e-1'))?.state).toBe('ended');
    expect(world.grants.all()).toMatchObject([{ state: 'removed' }]);
  });

  it('asks nobody about a super admin whose access is as it was before us', async () => {
    const world = aWorld();
    world.portal.byHand(CONSULTANT, { superAdmin: true, roleIds: ['set-marketing'] });
    world.grants.seed(
      aGrant({
        before: { existed: true, access: { permissionSetId: 'set-marketing', teamIds: [] } },
        state: 'cannot-verify',
      }),
    );
    begin(world, { state: 'active' });

    const end = await runThrough(world, createSteps(world), await beginEnd(world));

    expect(end).toBe('ended');
    expect(world.allWaits()).toEqual([]);
  });
});
