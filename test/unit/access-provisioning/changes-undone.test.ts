import { describe, expect, it } from 'vitest';
import { waitIdOf } from '../../../shared/domain/wait.ts';
import type { World } from '../../support/memory/world.ts';
import { BY, standing } from './standing.ts';

const setOf = (world: World, number = 1) => world.portal.users.get(`consultant-${number}@agency.example.com`)?.roleIds;
const ADMINISTRATION = { packageKey: 'administration', approvedBy: [] };

describe('a change that is undone before anybody allowed it', () => {
  it('somebody added and removed again: the approval of the others still counts', async () => {
    const { world, change, through, engagement } = await standing(ADMINISTRATION);
    await change.changeTeam('e-1', { add: ['p-consultant-2'], remove: [] }, BY);
    const removed = await change.changeTeam('e-1', { add: [], remove: ['p-consultant-2'] }, BY);
    expect(await through(removed.runId)).toEqual({ end: 'provisioned', asks: false });
    expect(await engagement()).toMatchObject({ team: ['p-consultant-1'], approvedBy: ['p-lead'], state: 'active' });
    await through((await change.pause('e-1', BY)).runId);
    const resumed = await change.resume('e-1', BY);
    expect(await through(resumed.runId)).toEqual({ end: 'provisioned', asks: false });
    expect(setOf(world)).toEqual(['set-administration']);
  });

  it('another package chosen and taken back: the approval of the first still counts', async () => {
    const { world, change, through, engagement } = await standing(ADMINISTRATION);
    await change.changePackage('e-1', { packageKey: 'marketing', catalogueVersion: 1 }, BY);
    const back = await change.changePackage('e-1', { packageKey: 'administration', catalogueVersion: 1 }, BY);
    expect(await through(back.runId)).toEqual({ end: 'provisioned', asks: false });
    expect(await engagement()).toMatchObject({ packageKey: 'administration', approvedBy: ['p-lead'] });
    expect(setOf(world)).toEqual(['set-administration']);
  });

  it('so it does where somebody else goes with them', async () => {
    const { world, change, through, engagement } = await standing(ADMINISTRATION);
    await through((await change.changeTeam('e-1', { add: ['p-consultant-2'], remove: [] }, BY)).runId);
    await change.changeTeam('e-1', { add: ['p-consultant-3'], remove: [] }, BY);
    const left = ['p-consultant-3', 'p-consultant-1'];
    const removed = await change.changeTeam('e-1', { add: [], remove: left }, BY);
    expect(await through(removed.runId)).toEqual({ end: 'provisioned', asks: false });
    expect(await engagement()).toMatchObject({ team: ['p-consultant-2'], approvedBy: ['p-lead'] });
    expect([setOf(world, 1), setOf(world, 2)]).toEqual([undefined, ['set-administration']]);
  });
});

describe('somebody who comes back into a team', () => {
  it('is asked about again, and has the access then', async () => {
    const { world, change, through } = await standing({
      ...ADMINISTRATION,
      team: ['p-consultant-1', 'p-consultant-2'],
    });
    await through((await change.changeTeam('e-1', { add: [], remove: ['p-consultant-2'] }, BY)).runId);
    expect(setOf(world, 2)).toBeUndefined();
    const added = await change.changeTeam('e-1', { add: ['p-consultant-2'], remove: [] }, BY);
    expect(await through(added.runId)).toEqual({ end: 'provisioned', asks: true });
    expect(setOf(world, 2)).toEqual(['set-administration']);
  });

  it('an approval that came while the next change was made is not lost', async () => {
    const { world, steps, change, through } = await standing(ADMINISTRATION);
    const added = await change.changeTeam('e-1', { add: ['p-consultant-2'], remove: [] }, BY);
    await steps.inspectPortal({ runId: added.runId });
    await steps.planAccess({ runId: added.runId });
    const read = world.outcomes.read;
    // The answer comes right after the change has looked for it.
    world.outcomes.read = async (waitId) => {
      const outcome = await read(waitId);
      if (outcome === undefined && waitId === waitIdOf(added.runId, 'AskApproval'))
        await world.endWaitAs(waitId, 'approved', ['p-lead']);
      return outcome;
    };
    const extended = await change.extend('e-1', '2027-04-01T00:00:00.000Z', BY);
    world.outcomes.read = read;
    expect(await through(extended.runId)).toEqual({ end: 'provisioned', asks: false });
    expect(setOf(world, 2)).toEqual(['set-administration']);
  });
});
