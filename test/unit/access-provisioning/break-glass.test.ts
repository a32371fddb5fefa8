import { describe, expect, it } from 'vitest';
import { aClient, aPackage } from '../../support/memory/builders.ts';
import type { World } from '../../support/memory/world.ts';
import { aWorld, begin, beginEnd, createSteps, runThrough } from './steps.ts';

const TWO = { approvedBy: ['p-lead', 'p-security'] };

function withEmergency(): World {
  const world = aWorld();
  world.packages.push(
    aPackage({ key: 'emergency', permissionSet: 'Administrator', risk: 'high', breakGlass: { hours: 8 } }),
  );
  return world;
}

const noticesOf = (world: World) =>
  world.mails().flatMap((mail) => (mail.kind === 'break-glass-notice' ? [mail.personId] : []));

describe('break-glass access', () => {
  it('is told to the client at once, when the first line has given it, and once a run', async () => {
    const world = withEmergency();
    const steps = createSteps(world);
    const run = begin(world, { packageKey: 'emergency', approvedBy: [], team: ['p-consultant-1', 'p-consultant-2'] });
    await steps.inspectPortal(run);
    expect(await steps.planAccess(run)).toMatchObject({ verdict: 'ask' });
    await world.endWaitAs(`${run.runId}.AskApproval.1`, 'approved', TWO.approvedBy);
    await steps.applyAccess({ runId: run.runId, item: 0 });
    expect(noticesOf(world)).toEqual(['p-owner']);
    await steps.applyAccess({ runId: run.runId, item: 1 });
    await steps.applyAccess({ runId: run.runId, item: 1 });
    expect(noticesOf(world)).toEqual(['p-owner']);
  });

  it('is told to those whom the client named for it, too', async () => {
    const world = withEmergency();
    world.clients.seed(aClient({ noticePersonIds: ['p-security-desk'] }));
    await runThrough(world, createSteps(world), begin(world, { packageKey: 'emergency', approvedBy: [] }), TWO);
    expect(noticesOf(world)).toEqual(['p-security-desk', 'p-owner']);
  });

  it('is not told where nothing was given, and other access is not told so', async () => {
    const world = withEmergency();
    world.portal.ignoreNextWrite();
    await runThrough(world, createSteps(world), begin(world, { packageKey: 'emergency', approvedBy: [] }), TWO);
    await runThrough(world, createSteps(world), begin(world, { engagementId: 'e-2', team: ['p-consultant-2'] }));
    expect(noticesOf(world)).toEqual([]);
  });
});

describe('records of somebody who is to go', () => {
  it('stand in the plan, and are a task for partner operations, before the user is removed', async () => {
    const world = aWorld();
    world.connections.seed({ ...world.connections.all()[0], scopes: ['crm.objects.owners.read'] } as never);
    const steps = createSteps(world);
    await runThrough(world, steps, begin(world));
    world.owned.set('u-consultant-1', { contacts: 12, deals: 1 });
    const end = await beginEnd(world);
    await steps.inspectPortal(end);
    await steps.planAccess(end);
    expect((await world.plans.plan(end.runId))?.items).toMatchObject([
      { action: 'remove', ownedRecords: { contacts: 12, deals: 1 } },
    ]);
    expect(world.mails().find((mail) => mail.kind === 'records-owned')).toMatchObject({ personId: 'p-operations' });
    expect(world.portal.users.has('consultant-1@agency.example.com')).toBe(true);
  });

  it('are not known where the optional scope was not granted, and no task is made of it', async () => {
    const world = aWorld();
    const steps = createSteps(world);
    await runThrough(world, steps, begin(world));
    world.owned.set('u-consultant-1', { contacts: 12 });
    const end = await beginEnd(world);
    await steps.inspectPortal(end);
    await steps.planAccess(end);
    expect((await world.plans.plan(end.runId))?.items[0]).not.toHaveProperty('ownedRecords');
    expect(world.mails().some((mail) => mail.kind === 'records-owned')).toBe(false);
  });
});
