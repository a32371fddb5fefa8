import { describe, expect, it } from 'vitest';
import type { PortalUser } from '../../../shared/domain/portal.ts';
import { ConflictError, ConnectionBrokenError, HubSpotError } from '../../../shared/errors.ts';
import { aGrant, PORTAL_ID } from '../../support/memory/builders.ts';
import { CrashError } from '../../support/memory/effects.ts';
import type { World } from '../../support/memory/world.ts';
import { aWorld, begin, beginEnd, createSteps, runThrough } from './steps.ts';

const CONSULTANT = 'consultant-1@agency.example.com';
const NEEDED = { roleIds: ['set-reports'] };

/** Comes to the point where the one line of the plan is to be applied. */
async function planned(world: World, more: Parameters<typeof begin>[1] = {}) {
  const steps = createSteps(world);
  const run = begin(world, more);
  return { steps, run, apply: await plan(world, run.runId) };
}

async function plan(world: World, runId: string) {
  const steps = createSteps(world);
  await steps.inspectPortal({ runId });
  const { items } = await steps.planAccess({ runId });
  const [item] = items;
  if (item === undefined) throw new Error('The plan has no line to apply.');
  return () => steps.applyAccess({ runId, item });
}

async function resultOf(world: World, runId: string) {
  const [result] = await world.planResults.ofRun(runId);
  return result && { state: result.state, reason: result.reason };
}

function ledgerTypes(world: World): string[] {
  return world.ledger.entries.map((entry) => entry.type).filter((type) => type.startsWith('access-'));
}

describe('what was planned and what is there', () => {
  it('verifies a user who has got exactly this access since the plan was made', async () => {
    const world = aWorld();
    const { run, apply } = await planned(world);
    world.portal.byHand(CONSULTANT, NEEDED);

    expect(await apply()).toEqual({ verdict: 'settled' });

    expect(await resultOf(world, run.runId)).toEqual({ state: 'verified' });
    expect(world.portal.writes).toEqual([]);
    expect(ledgerTypes(world)).toEqual(['access-verified']);
    expect(world.grants.all()).toMatchObject([{ before: { existed: false } }]);
  });

  it('goes on when the portal has changed and the same access is still what is needed', async () => {
    const world = aWorld();
    const { run, apply } = await planned(world);
    world.portal.byHand(CONSULTANT, { roleIds: ['set-marketing'] });

    await apply();

    expect(await resultOf(world, run.runId)).toEqual({ state: 'verified' });
    expect(world.portal.writes).toEqual(['update']);
    expect(world.grants.all()).toMatchObject([
      { before: { existed: true, access: { permissionSetId: 'set-marketing' } } },
    ]);
  });

  it('stops when the portal has changed and the plan would be another one', async () => {
    const world = aWorld();
    const { run, apply } = await planned(world);
    world.portal.byHand(CONSULTANT, { roleIds: ['set-marketing'] });
    world.portal.permissionSetList.splice(0, 1, {
      id: 'set-other',
      name: 'Report reader',
      requiresBillingWrite: false,
    });

    await apply();

    expect(await resultOf(world, run.runId)).toEqual({ state: 'cannot-verify', reason: 'portal-changed' });
    expect(world.portal.writes).toEqual([]);
    expect(world.grants.all()).toEqual([]);
    expect(world.alarms).toEqual(['access-not-verified']);
    expect(ledgerTypes(world)).toEqual(['access-not-verified']);
  });

  it('stops when the permission set has come to need billing rights', async () => {
    const world = aWorld();
    const { run, apply } = await planned(world);
    world.portal.byHand(CONSULTANT, { roleIds: ['set-marketing'] });
    world.portal.permissionSetList.splice(0, 1, {
      id: 'set-reports',
      name: 'Report reader',
      requiresBillingWrite: true,
    });

    await apply();

    expect(await resultOf(world, run.runId)).toEqual({
      state: 'refused',
      reason: 'elevated-needs-quorum-and-consent',
    });
    expect(world.portal.writes).toEqual([]);
    expect(world.ledger.entries.at(-1)).toMatchObject({ type: 'plan-refused', facts: { persons: ['p-consultant-1'] } });
  });

  it('never writes for a line that only keeps, whatever the portal has become', async () => {
    const world = aWorld();
    world.portal.byHand(CONSULTANT, NEEDED);
    const { run, apply } = await planned(world);
    world.portal.byHand(CONSULTANT, { roleIds: ['set-marketing'] });

    await apply();

    expect(await resultOf(world, run.runId)).toEqual({ state: 'cannot-verify', reason: 'portal-changed' });
    expect(world.portal.writes).toEqual([]);
  });

  it('looks again whose user it is, and changes nobody of the client’s', async () => {
    const world = aWorld();
    world.seedPerson('contractor@contractor.example.net', { kind: 'contractor' });
    const { run, apply } = await planned(world, { team: ['p-contractor'] });
    // Since the plan: a user of this address, who is on no roster and was not made by us.
    world.portal.byHand('contractor@contractor.example.net', { roleIds: ['set-marketing'] });

    await apply();

    expect(await resultOf(world, run.runId)).toEqual({ state: 'refused', reason: 'not-partner-side' });
    expect(world.portal.writes).toEqual([]);
    expect(world.grants.all()).toEqual([]);
    expect(await createSteps(world).publishPortalRules({ runId: run.runId })).toEqual({ end: 'refused' });
  });

  it('goes on with a contractor whom we made a user, after an answer that got lost', async () => {
    const world = aWorld();
    world.seedPerson('contractor@contractor.example.net', { kind: 'contractor' });
    const { run, apply } = await planned(world, { team: ['p-contractor'] });
    world.effects.dieAt(3, 'after');
    await expect(apply()).rejects.toThrow(CrashError);
    expect(world.portal.writes).toEqual(['create']);

    await apply();

    expect(await resultOf(world, run.runId)).toEqual({ state: 'verified' });
    expect(world.portal.writes).toEqual(['create']);
  });

  const untouchable: Record<string, Partial<PortalUser>> = {
    'super-admin-untouchable': { superAdmin: true },
    'several-permission-sets': { roleIds: ['set-marketing', 'set-reports'] },
  };
  for (const [reason, user] of Object.entries(untouchable)) {
    it(`leaves a user to a person who has become untouchable: ${reason}`, async () => {
      const world = aWorld();
      const { run, apply } = await planned(world);
      world.portal.byHand(CONSULTANT, user);

      expect(await apply()).toEqual({ verdict: 'person' });

      expect(await resultOf(world, run.runId)).toEqual({ state: 'awaiting-person', reason });
      expect(world.portal.writes).toEqual([]);
    });
  }

  it('finds a user by its id whose address has changed, and does not take it for gone', async () => {
    const world = aWorld();
    await runThrough(world, createSteps(world), begin(world));
    const run = await beginEnd(world);
    const apply = await plan(world, run.runId);
    const user = world.portal.users.get(CONSULTANT);
    world.portal.removeByHand(CONSULTANT);
    world.portal.byHand('renamed@agency.example.com', { ...user, email: 'renamed@agency.example.com' });

    await apply();

    expect(await resultOf(world, run.runId)).toEqual({ state: 'verified' });
    expect(world.portal.users.has('renamed@agency.example.com')).toBe(false);
  });

  it('keeps the primary team of a user where it is among the needed ones', async () => {
    const world = aWorld();
    world.portal.byHand(CONSULTANT, { roleIds: ['set-reports'], primaryTeamId: 'team-marketing' });
    const { apply } = await planned(world, { packageKey: 'marketing' });

    await apply();

    expect(world.portal.users.get(CONSULTANT)).toMatchObject({
      roleIds: ['set-marketing'],
      primaryTeamId: 'team-marketing',
    });
  });

  it('stays settled', async () => {
    const world = aWorld();
    const { apply } = await planned(world);
    await apply();
    const entries = world.ledger.entries.length;

    expect(await apply()).toEqual({ verdict: 'settled' });

    expect(world.portal.writes).toEqual(['create']);
    expect(world.ledger.entries).toHaveLength(entries);
  });
});

describe('a write that goes wrong', () => {
  it('reads back after an answer that got lost, and does not create a second time', async () => {
    const world = aWorld();
    const { run, apply } = await planned(world);
    world.portal.failNextWrite({ error: new HubSpotError('Lost.', { status: 0 }), done: true });

    expect(await apply()).toEqual({ verdict: 'settled' });

    expect(world.portal.writes).toEqual(['create']);
    expect(await resultOf(world, run.runId)).toEqual({ state: 'verified' });
    expect(ledgerTypes(world)).toEqual(['access-applied', 'access-verified']);
  });

  for (const status of [0, 429, 500, 503]) {
    it(`throws on ${status} when nothing is there, and creates at the next try`, async () => {
      const world = aWorld();
      const { apply } = await planned(world);
      world.portal.failNextWrite({ error: new HubSpotError('No.', { status }), done: false });

      await expect(apply()).rejects.toThrow(HubSpotError);
      expect(world.leases.held.size).toBe(0);
      expect(world.grants.all()).toMatchObject([{ state: 'approved' }]);

      expect(await apply()).toEqual({ verdict: 'settled' });
      expect(world.portal.writes).toEqual(['create']);
      expect(ledgerTypes(world)).toEqual(['access-applied', 'access-verified']);
    });
  }

  for (const status of [400, 403, 409]) {
    it(`leaves what HubSpot refuses with ${status} to a person`, async () => {
      const world = aWorld();
      const { run, apply } = await planned(world);
      world.portal.failNextWrite({ error: new HubSpotError('No.', { status }), done: false });

      expect(await apply()).toEqual({ verdict: 'person' });

      expect(await resultOf(world, run.runId)).toEqual({ state: 'awaiting-person', reason: 'write-refused' });
    });
  }

  it('takes a refusal for done when the reading back explains it', async () => {
    const world = aWorld();
    const { run, apply } = await planned(world);
    world.portal.failNextWrite({ error: new HubSpotError('There already.', { status: 409 }), done: true });

    await apply();

    expect(await resultOf(world, run.runId)).toEqual({ state: 'verified' });
  });

  it('does not believe an answer that the reading back does not bear out', async () => {
    const world = aWorld();
    const { run, apply } = await planned(world);
    world.portal.ignoreNextWrite();

    expect(await apply()).toEqual({ verdict: 'settled' });

    expect(await resultOf(world, run.runId)).toEqual({ state: 'cannot-verify', reason: 'read-back-differs' });
    expect(world.grants.all()).toMatchObject([{ state: 'cannot-verify', reason: 'read-back-differs' }]);
    expect(world.alarms).toEqual(['access-not-verified']);
  });

  it('can be tried again after that, and says so once', async () => {
    const world = aWorld();
    const { run, apply } = await planned(world);
    world.portal.ignoreNextWrite();
    await apply();

    await apply();

    expect(await resultOf(world, run.runId)).toEqual({ state: 'verified' });
    expect(world.grants.all()).toMatchObject([{ state: 'verified' }]);
    expect(world.grants.all()[0]?.reason).toBeUndefined();
    expect(ledgerTypes(world)).toEqual(['access-not-verified', 'access-applied', 'access-verified']);
  });

  it('does not record a removal that had no effect', async () => {
    const world = aWorld();
    await runThrough(world, createSteps(world), begin(world));
    const run = await beginEnd(world);
    const apply = await plan(world, run.runId);
    world.portal.ignoreNextWrite();

    await apply();

    expect(await resultOf(world, run.runId)).toEqual({ state: 'cannot-verify', reason: 'read-back-differs' });
    expect(world.grants.all()).toMatchObject([{ state: 'cannot-verify' }]);
  });

  for (const reason of ['revoked', 'missing-scope'] as const) {
    it(`waits, and says so, when the connection broke meanwhile: ${reason}`, async () => {
      const world = aWorld();
      const { run, apply } = await planned(world);
      world.portal.failReads(new ConnectionBrokenError(PORTAL_ID, reason));

      expect(await apply()).toEqual({ verdict: 'settled' });

      expect(await resultOf(world, run.runId)).toEqual({ state: 'cannot-verify', reason: `connection-${reason}` });
      expect(world.ledger.entries.at(-1)).toMatchObject({ type: 'connection-broken', runId: run.runId });
      expect(world.connections.all()).toMatchObject([{ health: reason }]);
      expect(world.alarms).toEqual([]);
    });
  }
});

describe('runs at the same time', () => {
  it('does not work on a user that another run has in hand', async () => {
    const world = aWorld();
    const { apply } = await planned(world);
    await world.leases.take(`${PORTAL_ID}:p-consultant-1`, 'another-run.0', world.clock.now(), 60);

    await expect(apply()).rejects.toThrow(ConflictError);

    expect(world.portal.writes).toEqual([]);
  });

  it('leaves a line to the run of a later change', async () => {
    const world = aWorld();
    const { run, apply } = await planned(world);
    await beginEnd(world);

    expect(await apply()).toEqual({ verdict: 'settled' });

    expect(await resultOf(world, run.runId)).toEqual({ state: 'refused', reason: 'overtaken' });
    expect(world.portal.writes).toEqual([]);
    expect(world.grants.all()).toEqual([]);
  });

  it('notices an end that comes after the grant was written, before anything is given', async () => {
    const world = aWorld();
    const { run, apply } = await planned(world);
    const engagement = await world.engagements.read('e-1');
    let reads = 0;
    const read = world.engagements.read;
    world.engagements.read = async (id) => {
      reads += 1;
      // The first one says whether the line is still this run's; the next one comes after the grant.
      if (reads === 2 && engagement !== undefined)
        world.engagements.seed({ ...engagement, state: 'ending', change: 2 });
      return read(id);
    };

    await apply();

    expect(await resultOf(world, run.runId)).toEqual({ state: 'refused', reason: 'overtaken' });
    expect(world.portal.writes).toEqual([]);
    expect(world.grants.all()).toMatchObject([{ state: 'removed', reason: 'overtaken' }]);
  });

  it('removes what a run gave after the portal had been read for the end', async () => {
    const world = aWorld();
    const { apply } = await planned(world);
    // The first run has written its grant, and its create is on the way while the end is planned.
    world.portal.failNextWrite({ error: new HubSpotError('Slow.', { status: 0 }), done: false });
    await expect(apply()).rejects.toThrow(HubSpotError);
    const ending = await beginEnd(world);
    const end = await plan(world, ending.runId);
    world.portal.byHand(CONSULTANT, NEEDED);

    await end();

    expect(world.portal.users.has(CONSULTANT)).toBe(false);
    expect(world.grants.all()).toMatchObject([{ state: 'removed' }]);
  });

  it('keeps the access that a new engagement has taken over meanwhile, and the end still counts as done', async () => {
    const world = aWorld();
    const steps = createSteps(world);
    await runThrough(world, steps, begin(world));
    const ending = await beginEnd(world);
    const removal = await plan(world, ending.runId);
    await runThrough(world, steps, begin(world, { engagementId: 'e-2' }));

    await removal();

    expect(await resultOf(world, ending.runId)).toEqual({ state: 'verified' });
    expect(world.grants.all()).toMatchObject([{ state: 'verified', engagementIds: ['e-2'] }]);
    expect(world.portal.writes).toEqual(['create']);
    expect(await steps.publishPortalRules({ runId: ending.runId })).toEqual({ end: 'ended' });
  });

  it('takes nothing away that a new engagement has come to need since the plan was made', async () => {
    const world = aWorld();
    const steps = createSteps(world);
    await runThrough(world, steps, begin(world));
    const ending = await beginEnd(world);
    const removal = await plan(world, ending.runId);
    const starting = begin(world, { engagementId: 'e-2' });
    const keeping = await plan(world, starting.runId);

    await removal();
    await keeping();

    expect(world.portal.writes).toEqual(['create']);
    expect(world.grants.all()).toMatchObject([
      { state: 'verified', engagementIds: ['e-2'], before: { existed: false, access: undefined } },
    ]);
    expect(await steps.publishPortalRules({ runId: ending.runId })).toEqual({ end: 'ended' });
    expect(await steps.publishPortalRules({ runId: starting.runId })).toEqual({ end: 'provisioned' });
    // What was done was not what was planned: nobody is told of a removal.
    expect(await steps.tellClientAdmins({ runId: ending.runId })).toEqual({ told: 0 });
  });
});

describe('who allowed it', () => {
  it('gives nothing that nobody approved, whatever brought it here', async () => {
    const world = aWorld();
    const { run, apply } = await planned(world, { approvedBy: [] });

    expect(await apply()).toEqual({ verdict: 'settled' });

    expect(await resultOf(world, run.runId)).toEqual({ state: 'refused', reason: 'not-approved' });
    expect(world.portal.writes).toEqual([]);
  });

  it('renews the reading of a grant that stands', async () => {
    const world = aWorld();
    world.portal.byHand(CONSULTANT, NEEDED);
    world.grants.seed(aGrant());
    const { apply } = await planned(world);

    await apply();

    expect(world.portal.writes).toEqual([]);
    expect(ledgerTypes(world)).toEqual(['access-verified']);
    expect(world.grants.all()[0]?.verifiedAt).not.toBe(aGrant().verifiedAt);
  });
});
