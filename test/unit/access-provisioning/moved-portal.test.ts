import { describe, expect, it } from 'vitest';
import { aClient, aConnection } from '../../support/memory/builders.ts';
import { BY, standing } from './standing.ts';
import { aWorld, begin, createSteps } from './steps.ts';

const OTHER_PORTAL = 55_555;

describe('a client that has moved to another portal', () => {
  it('gets no access of ours into the old one, whatever was approved there', async () => {
    const world = aWorld();
    const steps = createSteps(world);
    const { runId } = begin(world, { approvedBy: ['p-lead'] });
    await steps.inspectPortal({ runId });
    await steps.planAccess({ runId });
    world.clients.seed(aClient({ portalId: OTHER_PORTAL }));
    expect(await steps.applyAccess({ runId, item: 0 })).toEqual({ verdict: 'settled' });
    expect([world.portal.writes, world.grants.all()]).toEqual([[], []]);
    // It is planned again, for the portal that it is now.
    expect(await world.planResults.ofRun(runId)).toMatchObject([{ state: 'cannot-verify', reason: 'portal-changed' }]);
  });

  it('nor does it where it moves between the grant and the writing', async () => {
    const world = aWorld();
    const steps = createSteps(world);
    const { runId } = begin(world, { approvedBy: ['p-lead'] });
    await steps.inspectPortal({ runId });
    await steps.planAccess({ runId });
    const put = world.grants.put;
    world.grants.put = async (grant, facts) => {
      await put(grant, facts);
      world.clients.seed(aClient({ portalId: OTHER_PORTAL }));
    };
    await expect(createSteps(world).applyAccess({ runId, item: 0 })).rejects.toThrow('moved');
    expect(world.portal.writes).toEqual([]);
    expect(world.grants.all()).toMatchObject([{ state: 'removed' }]);
  });

  it('is asked again, and its people with it, before what was allowed in the old one is given in the new one', async () => {
    const { world, steps, change, through } = await standing({ packageKey: 'administration', approvedBy: [] });
    await through((await change.pause('e-1', BY)).runId);
    world.clients.seed(aClient({ portalId: OTHER_PORTAL }));
    const { runId } = await change.resume('e-1', BY);
    world.connections.seed(aConnection({ portalId: OTHER_PORTAL }));
    await steps.inspectPortal({ runId });
    expect((await steps.planAccess({ runId })).verdict).toBe('ask');
  });
});
