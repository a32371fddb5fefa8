import { describe, expect, it } from 'vitest';
import { createReleased } from '../../../functions/run-sweeps/released.ts';
import { dailyLimitEndsAt } from '../../../shared/domain/daily-limit.ts';
import type { Run } from '../../../shared/domain/run.ts';
import { HubSpotError, isDailyLimit } from '../../../shared/errors.ts';
import { aClient, CLIENT_APP_ID } from '../../support/memory/builders.ts';
import { aWorld, begin, createSteps, runThrough } from '../access-provisioning/steps.ts';

const DAILY = new HubSpotError('Too many calls today.', { status: 429, policyName: 'DAILY' });

describe('HubSpot’s daily limit', () => {
  it('ends at midnight of the account’s own time zone, also when clocks change', () => {
    const at = new Date('2026-11-24T20:00:00.000Z');
    expect(dailyLimitEndsAt(at).toISOString()).toBe('2026-11-25T00:00:00.000Z');
    expect(dailyLimitEndsAt(at, 'Europe/Berlin').toISOString()).toBe('2026-11-24T23:00:00.000Z');
    expect(dailyLimitEndsAt(at, 'America/New_York').toISOString()).toBe('2026-11-25T05:00:00.000Z');
    expect(dailyLimitEndsAt(new Date('2026-10-25T00:30:00.000Z'), 'Europe/Berlin').toISOString()).toBe(
      '2026-10-25T23:00:00.000Z',
    );
  });

  it('is told from limits that pass in seconds', () => {
    expect(isDailyLimit(DAILY)).toBe(true);
    expect(isDailyLimit(new HubSpotError('', { status: 429, policyName: 'TEN_SECONDLY_ROLLING' }))).toBe(false);
    expect(isDailyLimit(new Error('429'))).toBe(false);
  });

  it('met when the portal is read or written: the run waits, nothing failed, and what was done is not done again', async () => {
    const world = aWorld();
    const steps = createSteps(world);
    const run = begin(world, { team: ['p-consultant-1', 'p-consultant-2'] });
    const { runId } = run;
    world.portal.failReads(DAILY);
    expect(await steps.inspectPortal({ runId })).toEqual({ verdict: 'unreadable', end: 'daily-limit' });
    world.portal.failReads(undefined);
    await steps.inspectPortal({ runId });
    const { items } = await steps.planAccess({ runId });
    await steps.applyAccess({ runId, item: items[0] ?? 0 });
    world.portal.failReads(DAILY);
    expect(await steps.applyAccess({ runId, item: items[1] ?? 1 })).toEqual({ verdict: 'settled' });
    expect(await steps.publishPortalRules({ runId })).toEqual({ end: 'daily-limit' });
    expect(world.alarms).toEqual([]);
    world.portal.failReads(undefined);
    expect(await runThrough(world, steps, run)).toBe('provisioned');
    expect(world.portal.writes).toEqual(['create', 'create']);
  });

  it('lets go of a run after the midnight that follows its attempt', async () => {
    const world = aWorld();
    world.clients.seed(aClient({ portalTimeZone: 'America/New_York' }));
    const released = (now: string) =>
      createReleased({ ...world, clientAppId: CLIENT_APP_ID, clock: { now: () => new Date(now) } });
    const run: Run = { ...begin(world), attemptAt: '2026-11-24T20:00:00.000Z' };
    expect(await released('2026-11-25T04:59:00.000Z')(run, 'daily-limit')).toBeUndefined();
    expect(await released('2026-11-25T05:00:00.000Z')(run, 'daily-limit')).toEqual({});
  });
});
