import { describe, expect, it } from 'vitest';
import { waitIdOf } from '../../../shared/domain/wait.ts';
import { NotFoundError } from '../../../shared/errors.ts';
import { aGrant, anEngagement } from '../../support/memory/builders.ts';
import type { World } from '../../support/memory/world.ts';
import { aWorld, begin, beginEnd, createSteps, runThrough } from './steps.ts';

const CONSULTANT = 'consultant-1@agency.example.com';

async function planOf(world: World, { runId }: { runId: string }) {
  const steps = createSteps(world);
  await steps.inspectPortal({ runId });
  const result = await steps.planAccess({ runId });
  return { result, plan: await world.plans.plan(runId), again: () => steps.planAccess({ runId }) };
}

describe('planning access', () => {
  it('applies at once what was approved with the invitation and is covered by the policy', async () => {
    const world = aWorld();

    const { result, plan } = await planOf(world, begin(world));

    expect(result).toEqual({ verdict: 'apply', items: [0], end: 'running' });
    expect(world.ledger.entries.at(-1)).toMatchObject({
      type: 'plan-made',
      facts: { planHash: plan?.hash, create: 1, change: 0, keep: 0, remove: 0, manual: 0, refuse: 0 },
    });
  });

  const asking: Record<string, (world: World) => ReturnType<typeof begin>> = {
    'nobody approved the engagement': (world) => begin(world, { approvedBy: [] }),
    'its risk is not covered by the approval of the invitation': (world) =>
      begin(world, { packageKey: 'administration' }),
    'no policy has been published': (world) => {
      world.policy.current = undefined;
      return begin(world);
    },
    'a person gives the access by hand, and nobody approved it': (world) => {
      world.portal.byHand(CONSULTANT, { superAdmin: true });
      return begin(world, { approvedBy: [] });
    },
  };
  for (const [why, prepare] of Object.entries(asking)) {
    it(`asks when ${why}`, async () => {
      const world = aWorld();
      const { result } = await planOf(world, prepare(world));
      expect(result).toEqual({ verdict: 'ask', items: [0], end: 'running' });
    });
  }

  it('never asks about what only keeps', async () => {
    const world = aWorld();
    world.portal.byHand(CONSULTANT, { roleIds: ['set-reports'] });
    const { result } = await planOf(world, begin(world, { approvedBy: [] }));
    expect(result.verdict).toBe('apply');
  });

  it('never asks about what only takes away, back to what was approved before', async () => {
    const world = aWorld();
    const steps = createSteps(world);
    await runThrough(world, steps, begin(world, { approvedBy: [], team: ['p-consultant-1', 'p-consultant-2'] }));
    await runThrough(world, steps, begin(world, { engagementId: 'e-2', packageKey: 'marketing' }));

    const { result, plan } = await planOf(world, await beginEnd(world, 'e-2'));

    expect(plan?.items.map((line) => line.action)).toEqual(['manual', 'keep']);
    expect(plan?.items[0]?.reason).toBe('team-cannot-be-cleared');
    expect(result.verdict).toBe('apply');
  });

  it('never asks about the end of an engagement, also where it gives back more than is there', async () => {
    const world = aWorld();
    world.portal.byHand(CONSULTANT, { roleIds: ['set-administration'] });
    const steps = createSteps(world);
    await runThrough(world, steps, begin(world));
    world.policy.current = undefined;

    const { result, plan } = await planOf(world, await beginEnd(world));

    expect(plan?.items).toMatchObject([
      { action: 'change', reason: 'access-before-us-is-given-back', after: { permissionSetId: 'set-administration' } },
    ]);
    expect(result.verdict).toBe('apply');
  });

  it('never asks at the end of one engagement about what another one keeps, which nobody approved by itself', async () => {
    const world = aWorld();
    const steps = createSteps(world);
    await runThrough(world, steps, begin(world, { packageKey: 'administration' }));
    world.engagements.seed(anEngagement({ engagementId: 'e-2', approvedBy: [], state: 'active' }));
    world.grants.seed({ ...aGrant(), ...world.grants.all()[0], engagementIds: ['e-1', 'e-2'] });
    const ending = await beginEnd(world);

    const { result, plan } = await planOf(world, ending);
    const end = await runThrough(world, steps, ending);

    expect(plan?.items).toMatchObject([{ action: 'change', engagementIds: ['e-2'] }]);
    expect(result.verdict).toBe('apply');
    expect(end).toBe('ended');
    expect(world.portal.users.get(CONSULTANT)?.roleIds).toEqual(['set-reports']);
  });

  it('leaves another engagement to its own run while that one still has to ask, although its invitation was approved', async () => {
    const world = aWorld();
    const high = begin(world, { engagementId: 'e-2', packageKey: 'administration' });
    const idsOf = async (run: { runId: string }) => (await planOf(world, run)).plan?.items[0]?.engagementIds;

    expect(await idsOf(begin(world))).toEqual(['e-1']);
    await world.endWaitAs(waitIdOf(high.runId, 'AskApproval'), 'approved', ['p-lead']);
    expect(await idsOf(begin(world, { engagementId: 'e-3' }))).toEqual(['e-1', 'e-2', 'e-3']);
  });

  it('refuses a user of the client’s in a team, and goes on with the others', async () => {
    const world = aWorld();
    world.seedPerson('clerk@client.example.org', { kind: 'contractor' });
    const clerk = world.portal.users.get('clerk@client.example.org');
    const run = begin(world, { packageKey: 'marketing', team: ['p-clerk', 'p-consultant-1'] });

    const end = await runThrough(world, createSteps(world), run);

    expect((await world.plans.plan(run.runId))?.items).toMatchObject([
      { action: 'refuse', reason: 'not-partner-side', personId: 'p-clerk' },
      { action: 'create', personId: 'p-consultant-1' },
    ]);
    expect(end).toBe('partly');
    expect(world.portal.users.get('clerk@client.example.org')).toEqual(clerk);
    expect(world.grants.all().map((grant) => grant.personId)).toEqual(['p-consultant-1']);
  });

  it('refuses a person who is known as a client’s, user or not', async () => {
    const world = aWorld();
    world.seedPerson('boss@agency.example.com', { kind: 'client' });
    const { result } = await planOf(world, begin(world, { team: ['p-boss'] }));
    expect(result).toEqual({ verdict: 'refused', items: [], end: 'refused' });
  });

  it('knows a contractor by the roster', async () => {
    const world = aWorld();
    world.seedPerson('contractor@contractor.example.net', { kind: 'contractor' });
    await world.rosterBook.save({ personId: 'p-contractor', hubspotUserId: 'u-other', seenAt: 'then' });
    world.portal.byHand('contractor@contractor.example.net', { roleIds: ['set-marketing'] });
    const { plan } = await planOf(world, begin(world, { team: ['p-contractor'] }));
    expect(plan?.items).toMatchObject([{ action: 'change', personId: 'p-contractor' }]);
  });

  it('leaves another engagement to its own run until somebody has approved it', async () => {
    const world = aWorld();
    begin(world, { engagementId: 'e-2', team: ['p-consultant-2'], approvedBy: [] });
    begin(world, { engagementId: 'e-3', packageKey: 'marketing' });

    const { plan } = await planOf(world, begin(world));

    expect(plan?.items.map((line) => [line.personId, line.engagementIds])).toEqual([
      ['p-consultant-1', ['e-1', 'e-3']],
    ]);
  });

  it('gives nobody else what an engagement only keeps that nobody approved', async () => {
    const world = aWorld();
    const kept = { engagementId: 'e-2', approvedBy: [], team: ['p-consultant-1', 'p-consultant-2'] };
    world.engagements.seed(anEngagement({ ...kept, state: 'active' }));
    world.portal.byHand(CONSULTANT, { roleIds: ['set-reports'] });
    world.grants.seed(aGrant({ engagementIds: ['e-2'] }));

    const { plan } = await planOf(world, begin(world));

    expect(plan?.items).toMatchObject([{ action: 'keep', personId: 'p-consultant-1', engagementIds: ['e-1', 'e-2'] }]);
  });

  it('counts an engagement that the list of the client does not show yet', async () => {
    const world = aWorld();
    world.engagements.ofClient = async () => [];

    const { plan } = await planOf(world, begin(world));

    expect(plan?.items).toMatchObject([{ action: 'create', engagementIds: ['e-1'] }]);
  });

  it('does not trust a list that still shows an ended engagement', async () => {
    const world = aWorld();
    const steps = createSteps(world);
    await runThrough(world, steps, begin(world));
    const stale = await world.engagements.ofClient('c-1');
    world.engagements.ofClient = async () => stale;

    const { plan } = await planOf(world, await beginEnd(world));

    expect(plan?.items).toMatchObject([{ action: 'remove' }]);
  });

  it('takes grants into account that have ended, as not there', async () => {
    const world = aWorld();
    world.grants.seed(aGrant({ personId: 'p-consultant-2', state: 'removed', engagementIds: [] }));
    const { plan } = await planOf(world, begin(world));
    expect(plan?.items.map((line) => line.personId)).toEqual(['p-consultant-1']);
  });

  it('refuses a shared mailbox, with its result, and goes on with the others', async () => {
    const world = aWorld();
    world.seedPerson('info@agency.example.com');
    const run = begin(world, { team: ['p-consultant-1', 'p-info'] });

    const { result, again } = await planOf(world, run);
    await again();

    expect(result).toEqual({ verdict: 'apply', items: [0], end: 'running' });
    expect(await world.planResults.ofRun(run.runId)).toMatchObject([
      { item: 1, state: 'refused', reason: 'generic-mailbox' },
    ]);
    expect(world.ledger.entries.filter((entry) => entry.type === 'plan-refused')).toHaveLength(1);
  });

  it('does not end an ending engagement as refused because another wish is', async () => {
    const world = aWorld();
    const run = begin(world, { state: 'ending', change: 2 });
    begin(world, { engagementId: 'e-2', packageKey: 'everything' });

    const { result } = await planOf(world, run);

    expect(result).toEqual({ verdict: 'apply', items: [], end: 'running' });
  });

  it('gives a later attempt the stored plan', async () => {
    const world = aWorld();
    const { plan, again } = await planOf(world, begin(world));
    world.packages.splice(
      0,
      world.packages.length,
      ...world.packages.map((one) => ({ ...one, permissionSet: 'Other' })),
    );

    await again();

    expect((await world.plans.plan('access-provisioning.e-1-1'))?.hash).toBe(plan?.hash);
    expect(world.ledger.entries.filter((entry) => entry.type === 'plan-made')).toHaveLength(1);
  });

  it('makes no plan from nothing read', async () => {
    const world = aWorld();
    const { runId } = begin(world);
    await expect(createSteps(world).planAccess({ runId })).rejects.toThrow(NotFoundError);
  });
});
