import { describe, expect, it } from 'vitest';
import { needsAccess } from '../../../shared/domain/engagement.ts';
import { verifyChain } from '../../../shared/domain/ledger.ts';
import { waitIdOf } from '../../../shared/domain/wait.ts';
import type { World } from '../../support/memory/world.ts';
import { aWorld, begin, beginEnd, createSteps, finalState, runThrough, runThroughCrashes } from './steps.ts';

const CONSULTANT = 'consultant-1@agency.example.com';

function ledgerTypes(world: World): string[] {
  return world.ledger.entries.map((entry) => entry.type);
}

/** Does by hand what no API does, and nothing else. */
function outOfTheTeam(world: World): 'done' {
  const user = world.portal.users.get(CONSULTANT);
  world.portal.byHand(CONSULTANT, { ...user, primaryTeamId: undefined, secondaryTeamIds: [] });
  return 'done';
}

describe('the course of access-provisioning', () => {
  it('gives access that was approved with the invitation, reads it back, and tells both sides', async () => {
    const world = aWorld();
    const run = begin(world);

    const end = await runThrough(world, createSteps(world), run);

    expect(end).toBe('provisioned');
    expect(world.portal.users.get(CONSULTANT)).toMatchObject({
      firstName: 'Consultant',
      lastName: 'One',
      roleIds: ['set-reports'],
    });
    expect(world.grants.all()).toMatchObject([
      { state: 'verified', userId: 'u-consultant-1', before: { existed: false }, approvedBy: ['p-lead'] },
    ]);
    expect(ledgerTypes(world)).toEqual([
      'portal-inspected',
      'plan-made',
      'access-applied',
      'access-verified',
      'portal-rules-published',
    ]);
    expect(verifyChain(world.ledger.entries)).toEqual({ ok: true });
    expect(world.mails().map((mail) => [mail.kind, mail.personId])).toEqual([
      ['access-changed', 'p-owner'],
      ['portal-rules', 'p-owner'],
      ['portal-rules', 'p-consultant-1'],
      ['portal-rules', 'p-operations'],
    ]);
    expect(world.leases.held.size).toBe(0);
  });

  it('takes the access away again when the engagement ends', async () => {
    const world = aWorld();
    const steps = createSteps(world);
    await runThrough(world, steps, begin(world));

    const end = await runThrough(world, steps, await beginEnd(world));

    expect(end).toBe('ended');
    expect(world.portal.users.has(CONSULTANT)).toBe(false);
    expect(world.grants.all()).toMatchObject([{ state: 'removed', engagementIds: [] }]);
    expect(world.published.map((rules) => rules.members.length)).toEqual([1, 0]);
    expect(world.mails().filter((mail) => mail.kind === 'access-changed')).toHaveLength(2);
  });

  it('keeps what another engagement still needs, and takes only the rest away', async () => {
    const world = aWorld();
    const steps = createSteps(world);
    await runThrough(world, steps, begin(world));
    await runThrough(world, steps, begin(world, { engagementId: 'e-2', packageKey: 'marketing' }));
    expect(world.portal.users.get(CONSULTANT)).toMatchObject({
      roleIds: ['set-marketing'],
      primaryTeamId: 'team-marketing',
    });

    const end = await runThrough(world, steps, await beginEnd(world, 'e-2'), { manualStep: () => outOfTheTeam(world) });

    expect(end).toBe('ended');
    expect(world.portal.users.get(CONSULTANT)).toMatchObject({
      roleIds: ['set-reports'],
      primaryTeamId: undefined,
      secondaryTeamIds: [],
    });
    expect(world.portal.writes).toEqual(['create', 'update', 'update']);
    expect(world.grants.all()).toMatchObject([
      { state: 'verified', engagementIds: ['e-1'], permissionSetName: 'Report reader' },
    ]);
  });

  it('leaves the access alone when an engagement of the same package stays', async () => {
    const world = aWorld();
    const steps = createSteps(world);
    await runThrough(world, steps, begin(world));
    await runThrough(world, steps, begin(world, { engagementId: 'e-2' }));

    const end = await runThrough(world, steps, await beginEnd(world));

    expect(end).toBe('ended');
    expect(world.portal.writes).toEqual(['create']);
    expect(world.grants.all()).toMatchObject([{ state: 'verified', engagementIds: ['e-2'] }]);
    expect(world.mails().filter((mail) => mail.kind === 'access-changed')).toHaveLength(1);
  });

  it('gives back the access from before, and leaves the user there', async () => {
    const world = aWorld();
    world.portal.byHand(CONSULTANT, { roleIds: ['set-reports'], primaryTeamId: 'team-marketing' });
    const steps = createSteps(world);
    await runThrough(world, steps, begin(world, { packageKey: 'marketing' }));
    expect(world.portal.users.get(CONSULTANT)?.roleIds).toEqual(['set-marketing']);

    const end = await runThrough(world, steps, await beginEnd(world));

    expect(end).toBe('ended');
    expect(world.portal.users.get(CONSULTANT)).toMatchObject({
      roleIds: ['set-reports'],
      primaryTeamId: 'team-marketing',
    });
    expect(world.portal.writes).toEqual(['update', 'update']);
    expect(world.ledger.entries.findLast((entry) => entry.type === 'access-removed')?.facts['givenBack']).toBe(true);
  });

  it('never touches a user of the client, and keeps nothing of them', async () => {
    const world = aWorld();
    const clerk = world.portal.users.get('clerk@client.example.org');
    const steps = createSteps(world);
    await runThrough(world, steps, begin(world));
    await runThrough(world, steps, await beginEnd(world));

    expect(world.portal.users.get('clerk@client.example.org')).toEqual(clerk);
    expect(await world.people.findByEmail('clerk@client.example.org')).toBeUndefined();
    expect(JSON.stringify(world.ledger.entries)).not.toContain('@');
  });

  it('asks about access that nobody approved yet, and notes who allowed it', async () => {
    const world = aWorld();
    const run = begin(world, { approvedBy: [] });

    const end = await runThrough(world, createSteps(world), run, { approvedBy: ['p-manager'] });

    expect(end).toBe('provisioned');
    expect(world.grants.all()).toMatchObject([{ approvedBy: ['p-manager'] }]);
    expect((await world.engagements.read('e-1'))?.approvedBy).toEqual(['p-manager']);
  });

  it('does not take whoever declined, or did not answer, for an approver', async () => {
    const world = aWorld();
    const { runId } = begin(world, { approvedBy: [] });
    const steps = createSteps(world);
    await steps.inspectPortal({ runId });
    await steps.planAccess({ runId });
    await world.endWaitAs(waitIdOf(runId, 'AskApproval'), 'declined', ['p-manager']);

    await steps.applyAccess({ runId, item: 0 });

    expect((await world.engagements.read('e-1'))?.approvedBy).toEqual([]);
    expect(world.portal.writes).toEqual([]);
  });

  it('asks about elevated access even where its invitation was approved, and gives it once the client has consented', async () => {
    const world = aWorld();
    if (world.policy.current === undefined) throw new Error('The world has a policy.');
    world.policy.current = {
      ...world.policy.current,
      planCoveredByInvitation: ['low', 'standard', 'high', 'elevated'],
    };
    const run = begin(world, { packageKey: 'everything', approvedBy: ['p-lead'] });

    const end = await runThrough(world, createSteps(world), run, {
      approvedBy: ['p-lead', 'p-second', 'p-owner'],
      consented: true,
    });

    expect(end).toBe('provisioned');
    expect(world.portal.users.get(CONSULTANT)?.roleIds).toEqual(['set-everything']);
    expect(world.grants.all()).toMatchObject([{ approvedBy: ['p-lead', 'p-second', 'p-owner'] }]);
  });

  it('refuses elevated access to which the client has not consented, and says which rule it was', async () => {
    const world = aWorld();
    const run = begin(world, { packageKey: 'everything' });

    const end = await runThrough(world, createSteps(world), run);

    expect(end).toBe('refused');
    expect(world.portal.writes).toEqual([]);
    expect(world.ledger.entries.at(-1)).toMatchObject({
      type: 'plan-refused',
      facts: { reasons: ['elevated-needs-quorum-and-consent'], persons: ['p-consultant-1'] },
    });
    expect(world.mails()).toEqual([]);
  });

  it('reads and plans only, in observe mode', async () => {
    const world = aWorld();
    const run = begin(world);

    const end = await runThrough(world, createSteps(world, { observe: true }), run);

    expect(end).toBe('observed');
    expect(world.portal.writes).toEqual([]);
    expect(world.grants.all()).toEqual([]);
    expect(world.mails()).toEqual([]);
    expect(await world.planResults.ofRun(run.runId)).toMatchObject([
      { state: 'cannot-verify', reason: 'observe-mode' },
    ]);
  });
});

/** Worlds in which every kind of effect happens: creating, changing, taking away, giving back, a manual step, a refusal. */
const JOURNEYS: Readonly<Record<string, (world: World) => Promise<void>>> = {
  'a user is created, then removed': async (world) => {
    const steps = createSteps(world);
    await runThroughCrashes(world, steps, begin(world));
    await runThroughCrashes(world, steps, await beginEnd(world));
  },
  'a user is changed, then given back': async (world) => {
    world.portal.byHand(CONSULTANT, { roleIds: ['set-reports'], primaryTeamId: 'team-marketing' });
    const steps = createSteps(world);
    await runThroughCrashes(world, steps, begin(world, { packageKey: 'marketing' }));
    await runThroughCrashes(world, steps, await beginEnd(world));
  },
  'engagements overlap': async (world) => {
    const steps = createSteps(world);
    await runThroughCrashes(world, steps, begin(world, { team: ['p-consultant-1', 'p-consultant-2'] }));
    await runThroughCrashes(world, steps, begin(world, { engagementId: 'e-2', packageKey: 'marketing' }));
    await runThroughCrashes(world, steps, await beginEnd(world));
    await runThroughCrashes(world, steps, await beginEnd(world, 'e-2'));
  },
  'a team is taken away by hand': async (world) => {
    const steps = createSteps(world);
    await runThroughCrashes(world, steps, begin(world));
    await runThroughCrashes(world, steps, begin(world, { engagementId: 'e-2', packageKey: 'marketing' }));
    const manualStep = () => outOfTheTeam(world);
    await runThroughCrashes(world, steps, await beginEnd(world, 'e-2'), { manualStep });
  },
  'a plan is asked about, and a person does a manual step': async (world) => {
    world.portal.permissionSetList.splice(0, 1);
    const set = { id: 'set-new', name: 'Report reader', requiresBillingWrite: false };
    const manualStep = () => {
      if (!world.portal.permissionSetList.includes(set)) world.portal.permissionSetList.push(set);
      world.portal.byHand(CONSULTANT, { roleIds: ['set-new'] });
      return 'done' as const;
    };
    await runThroughCrashes(world, createSteps(world), begin(world, { approvedBy: [] }), { manualStep });
  },
  'the whole plan is refused': async (world) => {
    await runThroughCrashes(world, createSteps(world), begin(world, { packageKey: 'everything' }));
  },
};

describe('a process that dies before or after any effect', () => {
  for (const [name, journey] of Object.entries(JOURNEYS)) {
    it(`leaves what the undisturbed run leaves: ${name}`, async () => {
      const undisturbed = aWorld();
      await journey(undisturbed);
      const expected = finalState(undisturbed);
      const effects = undisturbed.effects.seen.length;
      expect(effects).toBeGreaterThan(3);

      for (let nth = 1; nth <= effects; nth++) {
        for (const when of ['before', 'after'] as const) {
          const world = aWorld();
          world.effects.dieAt(nth, when);
          await journey(world);
          expect(finalState(world), `died ${when} effect ${nth}, ${undisturbed.effects.seen[nth - 1]}`).toEqual(
            expected,
          );
        }
      }
    });
  }

  it('ends every engagement that was ended', async () => {
    const world = aWorld();
    await JOURNEYS['engagements overlap']?.(world);
    expect(world.engagements.all().some(needsAccess)).toBe(false);
    expect([...world.portal.users.keys()].filter((email) => email.includes('agency'))).toEqual([]);
  });
});
