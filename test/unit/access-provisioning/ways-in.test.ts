import { describe, expect, it } from 'vitest';
import { HubSpotError } from '../../../shared/errors.ts';
import { aClient, aConnection, aPackage, CLIENT_ID, PORTAL_ID } from '../../support/memory/builders.ts';
import type { World } from '../../support/memory/world.ts';
import { aWorld, begin, beginEnd, createSteps, runThrough } from './steps.ts';

const CONSULTANT = 'consultant-1@agency.example.com';
const TWO_AND_CLIENT = { approvedBy: ['p-lead', 'p-security'], consented: true } as const;

const refusal = (status: number) => new HubSpotError('HubSpot refused it.', { status });
const entriesOf = (world: World, type: string) => world.ledger.entries.filter((entry) => entry.type === type);
const typesOf = (world: World) => world.ledger.entries.map((entry) => entry.type);

describe('super admin assignment', () => {
  const SUPER = { packageKey: 'super-administration' } as const;

  function aWorldWithThePackage(): World {
    const world = aWorld();
    world.packages.push(aPackage({ key: 'super-administration', risk: 'elevated', superAdmin: true }));
    return world;
  }

  it('is done by the client, read back, and nothing is written by us', async () => {
    const world = aWorldWithThePackage();
    const run = begin(world, SUPER);
    const end = await runThrough(world, createSteps(world), run, {
      ...TWO_AND_CLIENT,
      manualStep: () => {
        world.portal.byHand(CONSULTANT, { superAdmin: true });
        return 'done';
      },
    });
    expect(end).toBe('provisioned');
    expect(world.portal.writes).toEqual([]);
    expect((await world.plans.plan(run.runId))?.items).toMatchObject([
      { action: 'manual', reason: 'super-admin-assignment', after: { superAdmin: true }, risk: 'elevated' },
    ]);
    expect(world.grants.all()).toMatchObject([
      { state: 'verified', permissionSetName: 'Super admin', access: { superAdmin: true }, before: { existed: false } },
    ]);
  });

  it('asks two approvers and the client, or refuses', async () => {
    const world = aWorldWithThePackage();
    const steps = createSteps(world);
    const { runId } = begin(world, SUPER);
    await steps.inspectPortal({ runId });
    expect(await steps.planAccess({ runId })).toMatchObject({ verdict: 'ask' });
    await world.endWaitAs(`${runId}.AskApproval.1`, 'approved', ['p-lead', 'p-security']);
    expect(await steps.applyAccess({ runId, item: 0 })).toEqual({ verdict: 'settled' });
    expect(await world.planResults.ofRun(runId)).toMatchObject([
      { state: 'refused', reason: 'elevated-needs-quorum-and-consent' },
    ]);
  });

  it('keeps whoever is super admin already, and leaves them so at the end', async () => {
    const world = aWorldWithThePackage();
    world.portal.byHand(CONSULTANT, { superAdmin: true });
    await runThrough(world, createSteps(world), begin(world, SUPER), TWO_AND_CLIENT);
    expect(world.grants.all()).toMatchObject([{ before: { existed: true, access: { superAdmin: true } } }]);
    expect(await runThrough(world, createSteps(world), await beginEnd(world))).toBe('ended');
    expect(world.portal.users.get(CONSULTANT)?.superAdmin).toBe(true);
    expect(world.allWaits().filter((wait) => wait.kind === 'manual-step')).toEqual([]);
  });

  it('is taken away by hand at the end, also where it was given after the deadline', async () => {
    const world = aWorldWithThePackage();
    world.portal.byHand(CONSULTANT, { roleIds: ['set-reports'] });
    expect(await runThrough(world, createSteps(world), begin(world, SUPER), TWO_AND_CLIENT)).toBe('partly');
    world.portal.byHand(CONSULTANT, { superAdmin: true, roleIds: ['set-reports'] });

    const end = await runThrough(world, createSteps(world), await beginEnd(world), {
      manualStep: () => {
        world.portal.byHand(CONSULTANT, { roleIds: ['set-reports'] });
        return 'done';
      },
    });
    expect(end).toBe('ended');
    expect(world.portal.writes).toEqual([]);
    expect(world.portal.users.has(CONSULTANT)).toBe(true);
  });

  it('stays an open line where nobody takes it away', async () => {
    const world = aWorldWithThePackage();
    await runThrough(world, createSteps(world), begin(world, SUPER), {
      ...TWO_AND_CLIENT,
      manualStep: () => {
        world.portal.byHand(CONSULTANT, { superAdmin: true });
        return 'done';
      },
    });
    expect(await runThrough(world, createSteps(world), await beginEnd(world))).toBe('ended-partly');
    expect(world.portal.writes).toEqual([]);
  });
});

describe('a user that the client creates', () => {
  it('is asked for where the portal refuses our create, verified by reading back, and the switch is noted once', async () => {
    const world = aWorld();
    world.portal.failNextWrite({ error: refusal(409), done: false });
    const end = await runThrough(world, createSteps(world), begin(world), {
      manualStep: (_item, round) => {
        if (round === 2) world.portal.byHand(CONSULTANT, { roleIds: ['set-reports'] });
        else world.portal.failNextWrite({ error: refusal(403), done: false });
        return 'done';
      },
    });
    expect(end).toBe('provisioned');
    expect(entriesOf(world, 'way-in-switched').map((entry) => entry.facts)).toEqual([
      {
        portalId: PORTAL_ID,
        personId: 'p-consultant-1',
        item: 0,
        from: 'partner-access-link',
        to: 'client-created-user',
        reason: 'write-refused',
      },
    ]);
    expect(world.grants.all()).toMatchObject([{ state: 'verified', before: { existed: false } }]);
  });

  function unconnected(): World {
    const world = aWorld();
    world.connections.seed(aConnection({ health: 'uninstalled' }));
    world.seedPerson('contact@client.example.org', { kind: 'client' });
    const way = { kind: 'client-created-user', reason: 'client-declines-app', at: '2026-11-24T08:00:00.000Z' } as const;
    world.clients.seed(aClient({ way, contactPersonId: 'p-contact' }));
    world.portal.failReads(new Error('Nobody reads a portal that is not connected.'));
    return world;
  }
  const confirmed = { manualStep: () => 'done' as const, manualBy: 'p-contact' };

  it('counts by the client’s confirmation where there is no connection, and is told as that', async () => {
    const world = unconnected();
    const steps = createSteps(world);
    const run = begin(world, { packageKey: 'marketing' });
    expect(await runThrough(world, steps, run, confirmed)).toBe('provisioned');
    expect((await world.plans.plan(run.runId))?.items).toMatchObject([
      { action: 'manual', reason: 'portal-not-readable', after: { teamIds: ['Marketing'] } },
    ]);
    expect(world.grants.all()).toMatchObject([
      { state: 'cannot-verify', reason: 'confirmed-by-client', confirmedBy: 'p-contact', before: { existed: false } },
    ]);
    expect(entriesOf(world, 'access-confirmed-by-client')).toMatchObject([
      { actor: 'p-contact', facts: { gone: false } },
    ]);
    expect(typesOf(world)).not.toContain('access-verified');
    expect(world.published.at(-1)?.members).toMatchObject([{ confirmed: true }]);
    expect(world.mails().some((mail) => mail.kind === 'access-changed')).toBe(true);
    expect(world.alarms).toEqual([]);
  });

  it('asks nobody again for what was confirmed', async () => {
    const world = unconnected();
    const steps = createSteps(world);
    await runThrough(world, steps, begin(world), confirmed);
    const later = begin(world, { engagementId: 'e-2' });
    expect(await runThrough(world, steps, later)).toBe('provisioned');
    expect(world.grants.all()).toMatchObject([{ engagementIds: ['e-1', 'e-2'], confirmedBy: 'p-contact' }]);
  });

  it('is asked to be taken away at the end, and gone when the client says so', async () => {
    const world = unconnected();
    const steps = createSteps(world);
    await runThrough(world, steps, begin(world), confirmed);
    expect(await runThrough(world, steps, await beginEnd(world), confirmed)).toBe('ended');
    expect(world.grants.all()).toMatchObject([{ state: 'removed', confirmedBy: 'p-contact' }]);
    expect(entriesOf(world, 'access-confirmed-by-client').map((entry) => entry.facts['gone'])).toEqual([false, true]);
    expect(typesOf(world)).toContain('access-removed');
  });

  it('does not count by the word of somebody of the agency', async () => {
    const world = unconnected();
    world.seedPerson('operations@agency.example.com');
    const run = begin(world);
    const end = await runThrough(world, createSteps(world), run, { ...confirmed, manualBy: 'p-operations' });
    expect(end).toBe('partly');
    expect(await world.planResults.ofRun(run.runId)).toMatchObject([
      { state: 'cannot-verify', reason: 'not-confirmed-by-client' },
    ]);
  });

  it('is not needed where the portal is connected after all', async () => {
    const world = aWorld();
    const way = { kind: 'client-created-user', reason: 'operator-chose', at: '2026-11-24T08:00:00.000Z' } as const;
    world.clients.seed(aClient({ way }));
    expect(await runThrough(world, createSteps(world), begin(world))).toBe('provisioned');
    expect(world.grants.all()).toMatchObject([{ clientId: CLIENT_ID, state: 'verified' }]);
  });
});

describe('what a rule forbids', () => {
  it('refuses a package whose work is restricted, whatever an old catalogue says', async () => {
    const world = aWorld();
    world.packages.push(aPackage({ key: 'owner', uses: ['billing-ownership'] }));
    const run = begin(world, { packageKey: 'owner' });
    expect(await runThrough(world, createSteps(world), run)).toBe('refused');
    expect(entriesOf(world, 'plan-refused')[0]?.facts).toMatchObject({
      reasons: ['restricted-action'],
      rules: ['restricted-actions'],
    });
  });

  it('refuses what a known subscription lacks, and leaves access that was given', async () => {
    const world = aWorld();
    world.packages.push(aPackage({ key: 'campaigns', needs: [{ hub: 'marketing', tier: 'professional' }] }));
    await runThrough(world, createSteps(world), begin(world, { packageKey: 'campaigns' }));
    world.clients.seed(aClient({ tier: 'STARTER', version: 9 }));
    const second = begin(world, { engagementId: 'e-2', packageKey: 'campaigns', team: ['p-consultant-2'] });
    expect(await runThrough(world, createSteps(world), second)).toBe('refused');
    expect(entriesOf(world, 'plan-refused')[0]?.facts['reasons']).toEqual(['subscription-lacks']);
    expect(world.portal.users.has(CONSULTANT)).toBe(true);
  });
});
