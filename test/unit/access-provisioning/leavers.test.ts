import { expect, it } from 'vitest';
import { aWorld, begin, createSteps, runThrough } from './steps.ts';

const EMAIL = 'consultant-1@agency.example.com';
const member = { personId: 'p-consultant-1', hubspotUserId: 'u-1', seenAt: '2026-11-01T08:00:00.000Z' };
const LEFT = '2026-11-24T08:00:00.000Z';

it('gives nothing to somebody who has left, whatever was planned and approved before', async () => {
  const world = aWorld();
  const steps = createSteps(world);
  const run = begin(world);
  await steps.inspectPortal({ runId: run.runId });
  await steps.planAccess({ runId: run.runId });
  await world.rosterBook.save({ ...member, leftAt: LEFT });
  await runThrough(world, steps, run);
  expect(world.portal.users.has(EMAIL)).toBe(false);
  expect(world.grants.all().filter((grant) => grant.state !== 'removed')).toEqual([]);
});

it('gives to somebody who has left under one user, and is here under another', async () => {
  const world = aWorld();
  await world.rosterBook.save({ ...member, leftAt: LEFT });
  await world.rosterBook.save({ ...member, hubspotUserId: 'u-2' });
  await runThrough(world, createSteps(world), begin(world));
  expect(world.portal.users.has(EMAIL)).toBe(true);
});
