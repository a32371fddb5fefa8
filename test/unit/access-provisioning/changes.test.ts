import { describe, expect, it } from 'vitest';
import { waitIdOf } from '../../../shared/domain/wait.ts';
import type { World } from '../../support/memory/world.ts';
import { BY, standing } from './standing.ts';
import { begin, beginEnd, createSteps, runThrough } from './steps.ts';

const emailOf = (number: number) => `consultant-${number}@agency.example.com`;
const setOf = (world: World, number = 1) => world.portal.users.get(emailOf(number))?.roleIds;

describe('changing the package', () => {
  it('asks about what it gives more, and gives it then', async () => {
    const { world, change, through, engagement } = await standing();
    const { runId } = await change.changePackage('e-1', { packageKey: 'marketing', catalogueVersion: 1 }, BY);
    expect(await through(runId)).toEqual({ end: 'provisioned', asks: true });
    expect(setOf(world)).toEqual(['set-marketing']);
    expect(await engagement()).toMatchObject({ packageKey: 'marketing', state: 'active', approvedBy: ['p-lead'] });
    expect((await engagement()).before).toBeUndefined();
  });

  it('until it is allowed, the run of another engagement leaves the person what they have', async () => {
    const { world, steps, change, through } = await standing();
    const { runId } = await change.changePackage('e-1', { packageKey: 'administration', catalogueVersion: 1 }, BY);
    const other = begin(world, { engagementId: 'e-2', packageKey: 'marketing' });
    expect(await runThrough(world, steps, other)).toBe('provisioned');
    expect(setOf(world)).toEqual(['set-marketing']);
    await through(runId);
    expect(setOf(world)).toEqual(['set-administration']);
  });

  it('declined: the engagement stays with what it had', async () => {
    const { world, change, through, engagement } = await standing();
    const { runId } = await change.changePackage('e-1', { packageKey: 'marketing', catalogueVersion: 1 }, BY);
    expect(await through(runId, 'declined')).toMatchObject({ end: 'declined' });
    expect(setOf(world)).toEqual(['set-reports']);
    expect(await engagement()).toMatchObject({
      packageKey: 'reporting',
      state: 'active',
      approvedBy: ['p-lead'],
      approvedIn: 1,
    });
    expect(world.ledger.entries.map((entry) => entry.type)).toContain('engagement-change-refused');
    // What was approved before still counts for runs of others.
    const other = begin(world, { engagementId: 'e-2' });
    await runThrough(world, createSteps(world), other);
    await runThrough(world, createSteps(world), await beginEnd(world, 'e-2'));
    expect(setOf(world)).toEqual(['set-reports']);
  });

  it('an earlier approval does not cover it, though the policy would let one count', async () => {
    const { change, through } = await standing({ approvedBy: ['p-lead'], packageKey: 'administration' });
    const { runId } = await change.changePackage('e-1', { packageKey: 'reporting', catalogueVersion: 1 }, BY);
    expect((await through(runId)).asks).toBe(true);
  });

  it('withdraws the question of the change before', async () => {
    const { world, steps, change, through } = await standing();
    const first = await change.changePackage('e-1', { packageKey: 'administration', catalogueVersion: 1 }, BY);
    await steps.inspectPortal({ runId: first.runId });
    await steps.planAccess({ runId: first.runId });
    const waitId = waitIdOf(first.runId, 'AskApproval');
    await world.waits.open(
      {
        waitId,
        runId: first.runId,
        clientId: 'c-1',
        kind: 'question',
        subject: { kind: 'plan', runId: first.runId, planHash: '' },
        asked: ['p-lead'],
        quorum: 1,
        excluded: [],
        openedAt: '2026-11-24T09:00:00.000Z',
        deadlineAt: '2026-12-24T09:00:00.000Z',
        reminders: 0,
        held: true,
        votes: [],
        state: 'open',
        version: 1,
      },
      { stream: 'client:c-1', type: 'wait-opened', at: '2026-11-24T09:00:00.000Z', facts: {} },
    );
    const second = await change.changePackage('e-1', { packageKey: 'marketing', catalogueVersion: 1 }, BY);
    expect(await world.outcomes.read(waitId)).toMatchObject({ result: 'withdrawn', cause: 'operator' });
    expect(await through(second.runId, 'declined')).toMatchObject({ end: 'declined' });
    expect(await world.engagements.read('e-1')).toMatchObject({ packageKey: 'reporting', approvedIn: 1 });
  });
});

describe('changing the team', () => {
  it('asks about who comes only; who goes loses what nothing else needs', async () => {
    const { world, change, through, engagement } = await standing();
    const added = await change.changeTeam('e-1', { add: ['p-consultant-2'], remove: [] }, BY);
    expect(await through(added.runId)).toEqual({ end: 'provisioned', asks: true });
    expect(setOf(world, 2)).toEqual(['set-reports']);
    const removed = await change.changeTeam('e-1', { add: [], remove: ['p-consultant-1'] }, BY);
    expect(await through(removed.runId)).toEqual({ end: 'provisioned', asks: false });
    expect(setOf(world, 1)).toBeUndefined();
    expect(setOf(world, 2)).toEqual(['set-reports']);
    expect((await engagement()).team).toEqual(['p-consultant-2']);
  });

  it('no run of another engagement gives somebody access who was added and not approved', async () => {
    const { world, steps, change } = await standing();
    await change.changeTeam('e-1', { add: ['p-consultant-2'], remove: [] }, BY);
    await runThrough(world, steps, begin(world, { engagementId: 'e-2' }));
    expect(setOf(world, 2)).toBeUndefined();
  });
});

describe('extending', () => {
  it('moves the end of the grants, and asks nobody', async () => {
    const { world, change, through } = await standing();
    const { runId } = await change.extend('e-1', '2027-09-01T00:00:00.000Z', BY);
    expect(await through(runId)).toEqual({ end: 'provisioned', asks: false });
    expect(world.grants.all()).toMatchObject([{ endsAt: '2027-09-01T00:00:00.000Z', state: 'verified' }]);
    expect(world.portal.writes).toEqual(['create']);
  });

  it('asks where the end is further off than the package’s length; declined, the earlier one stays', async () => {
    const { world, change, through, engagement } = await standing();
    const later = '2029-01-01T00:00:00.000Z';
    const first = await change.extend('e-1', later, BY);
    expect(await through(first.runId, 'declined')).toEqual({ end: 'declined', asks: true });
    expect((await engagement()).endsAt).toBe('2027-03-01T00:00:00.000Z');
    const second = await change.extend('e-1', later, BY);
    expect(await through(second.runId)).toEqual({ end: 'provisioned', asks: true });
    expect(world.grants.all()).toMatchObject([{ endsAt: later }]);
  });
});

describe('pausing and resuming', () => {
  it('takes the access away, and gives it again without asking twice about the same', async () => {
    const { world, change, through, engagement } = await standing({ packageKey: 'administration' });
    const paused = await change.pause('e-1', BY);
    expect(await through(paused.runId)).toEqual({ end: 'paused', asks: false });
    expect(setOf(world)).toBeUndefined();
    expect((await engagement()).state).toBe('paused');
    const resumed = await change.resume('e-1', BY);
    expect(await through(resumed.runId)).toEqual({ end: 'provisioned', asks: false });
    expect(setOf(world)).toEqual(['set-administration']);
    expect((await engagement()).state).toBe('active');
    expect((await engagement()).before).toBeUndefined();
  });

  it('asks when it is resumed about what was changed meanwhile; declined, it is paused again', async () => {
    const { world, change, through, engagement } = await standing();
    await through((await change.pause('e-1', BY)).runId);
    const { done } = await change.changePackage('e-1', { packageKey: 'administration', catalogueVersion: 1 }, BY);
    expect(done).toBe(false);
    const resumed = await change.resume('e-1', BY);
    expect(await through(resumed.runId, 'declined')).toEqual({ end: 'declined', asks: true });
    expect(await engagement()).toMatchObject({ state: 'paused', packageKey: 'administration' });
    expect(setOf(world)).toBeUndefined();
  });

  it('elevated access comes back only where the client had consented', async () => {
    for (const consented of [undefined, true] as const) {
      const { world, steps, change, through } = await standing();
      const engagement = begin(world, { packageKey: 'everything', approvedBy: [], state: 'active', change: 7 });
      await runThrough(world, steps, engagement, consented === undefined ? {} : { consented });
      await through((await change.pause('e-1', BY)).runId);
      const { runId } = await change.resume('e-1', BY);
      await steps.inspectPortal({ runId });
      expect((await steps.planAccess({ runId })).verdict).toBe(consented === true ? 'apply' : 'ask');
    }
  });
});
