import { describe, expect, it } from 'vitest';
import { ConflictError } from '../../../shared/errors.ts';
import { aClient, aConnection, aGrant } from '../../support/memory/builders.ts';
import { CrashError } from '../../support/memory/effects.ts';
import { anOffboarding, aRemedy } from '../../support/memory/remedies.ts';
import { aRun, aWorld, CONSULTANT, carryOut, createSteps, type RemedyWorld } from '../remedy/steps.ts';

const ID = 'o-p-consultant-1-1';
const runId = `member-offboarding.${ID}`;

/** `portals` connected clients beside the one that is there. */
function aLeaving(portals = 0, more: Parameters<typeof anOffboarding>[0] = {}): RemedyWorld {
  const world = aWorld();
  world.seedPerson('manager@agency.example.com', { personId: 'p-manager' });
  world.offboardings.seed(anOffboarding(more));
  world.runs.seed(aRun({ runId, workflow: 'member-offboarding', businessId: ID }));
  for (let at = 1; at <= portals; at++) {
    world.clients.seed(aClient({ clientId: `c-x${at}`, portalId: at, superAdminIds: [] }));
    world.connections.seed(aConnection({ portalId: at, clientId: `c-x${at}` }));
  }
  return world;
}
const find = (world: RemedyWorld) => createSteps(world).findAccess({ runId });

describe('finding a leaver’s portals', () => {
  it('takes every connected portal, and that of a grant whose connection is gone', async () => {
    const world = aLeaving(1);
    world.clients.seed(aClient({ clientId: 'c-unconnected', portalId: 77 }));
    world.clients.seed(aClient({ clientId: 'c-granted', portalId: 88 }));
    world.grants.seed(aGrant({ clientId: 'c-granted', portalId: 88 }));
    world.grants.seed(aGrant({ clientId: 'c-unconnected', portalId: 77, state: 'removed' }));
    expect(await find(world)).toEqual({ verdict: 'remove', shards: [0], end: '' });
    expect(world.remedies.all().map(({ portalId, userId }) => [portalId, userId])).toEqual([
      [1, undefined],
      [88, 'u-consultant-1'],
      [20_000_001, undefined],
    ]);
    expect(world.offboardings.all()).toMatchObject([{ portals: 3, shards: 1, state: 'running' }]);
  });

  it('makes shards of a hundred, whose numbers are all that the machine carries', async () => {
    const world = aLeaving(204);
    expect((await find(world)).shards).toEqual([0, 1, 2]);
    expect(await world.remedies.ofShard(runId, 2)).toHaveLength(5);
  });

  it('begins one that was scheduled, asks first where the policy says so, and is over where it was cancelled', async () => {
    const scheduled = aLeaving(0, { state: 'scheduled' });
    expect(await find(scheduled)).toMatchObject({ verdict: 'remove' });
    expect(scheduled.ledger.entries.map((entry) => entry.type)).toEqual(['offboarding-begun']);
    const asked = aLeaving();
    asked.policy.current = { ...asked.policy.current, offboarding: { approval: true } } as never;
    expect(await find(asked)).toMatchObject({ verdict: 'ask', shards: [0] });
    const cancelled = aLeaving(0, { state: 'cancelled' });
    expect(await find(cancelled)).toEqual({ verdict: 'over', shards: [], end: 'cancelled' });
    expect(cancelled.remedies.all()).toEqual([]);
  });

  it('keeps each portal’s place, and loses none, wherever it dies and whoever connects meanwhile', async () => {
    for (const nth of [3, 27, 60, 101, 104]) {
      const world = aLeaving(120);
      world.effects.dieAt(nth, 'after');
      await expect(find(world)).rejects.toThrow(CrashError);
      const kept = world.remedies.all().map(({ shard, item, portalId }) => [shard, item, portalId]);
      world.clients.seed(aClient({ clientId: 'c-new', portalId: 5000 }));
      world.connections.seed(aConnection({ portalId: 5000, clientId: 'c-new' }));
      const { shards } = await find(world);
      const all = world.remedies.all();
      expect(all.map(({ shard, item, portalId }) => [shard, item, portalId])).toEqual(expect.arrayContaining(kept));
      expect(new Set(all.map((remedy) => remedy.portalId)).size).toBe(122);
      expect(new Set(all.map((remedy) => remedy.shard))).toEqual(new Set(shards));
    }
  });

  it('puts what is new after the last place, where an earlier try left a gap', async () => {
    const world = aLeaving(3);
    world.remedies.seed(aRemedy({ runId, item: 0, portalId: 1 }));
    world.remedies.seed(aRemedy({ runId, item: 2, portalId: 3 }));
    await find(world);
    expect((await world.remedies.ofShard(runId, 0)).map(({ item, portalId }) => [item, portalId])).toEqual([
      [0, 1],
      [2, 3],
      [3, 2],
      [4, 20_000_001],
    ]);
  });
});

describe('the end of an offboarding', () => {
  it('is measured from leaving to the last portal read back, and reported to the manager', async () => {
    const world = aLeaving();
    world.portal.byHand(CONSULTANT, { roleIds: ['set-reports'] });
    await find(world);
    world.clock.advance(240);
    await carryOut(world, createSteps(world), { runId });
    expect(await createSteps(world).tellPeople({ runId })).toEqual({ end: 'removed' });
    const [offboarding] = world.offboardings.all();
    expect(offboarding).toMatchObject({ state: 'done', removedAt: expect.any(String) });
    const ended = world.ledger.entries.at(-1);
    expect(ended).toMatchObject({
      type: 'offboarding-ended',
      stream: 'partner',
      facts: { end: 'removed', removed: 1, absent: 0, exceptions: 0, portals: 1, seconds: 240 },
    });
    expect(world.mails().filter((mail) => mail.kind === 'offboarding-report')).toMatchObject([
      { personId: 'p-manager', facts: { offboardingId: ID, end: 'removed' } },
    ]);
  });

  it('is not told while a portal is neither read back nor left as an exception: the next attempt goes on', async () => {
    const world = aLeaving();
    world.portal.byHand(CONSULTANT, { roleIds: ['set-reports'] });
    await find(world);
    await expect(createSteps(world).tellPeople({ runId })).rejects.toThrow(ConflictError);
    expect(world.offboardings.all()).toMatchObject([{ state: 'running' }]);
    expect(world.mails()).toEqual([]);
    await carryOut(world, createSteps(world), { runId });
    expect(await createSteps(world).tellPeople({ runId })).toEqual({ end: 'removed' });
  });

  it('is in part where something stays; again, it tells nothing twice, and never the leaver', async () => {
    const world = aLeaving(0, { tellId: 'p-consultant-1' });
    world.portal.byHand(CONSULTANT, { superAdmin: true });
    await find(world);
    await carryOut(world, createSteps(world), { runId });
    for (let time = 0; time < 2; time++) {
      expect(await createSteps(world).tellPeople({ runId })).toEqual({ end: 'removed-partly' });
    }
    expect(world.offboardings.all()).toMatchObject([{ state: 'partly' }]);
    expect(world.ledger.entries.filter((entry) => entry.type === 'offboarding-ended')).toHaveLength(1);
    expect(world.mails().filter((mail) => mail.kind === 'offboarding-report')).toMatchObject([
      { personId: 'p-operations' },
    ]);
    expect(world.mails().map((mail) => mail.personId)).not.toContain('p-consultant-1');
  });
});
