import { describe, expect, it } from 'vitest';
import { createAboutPlan } from '../../../functions/ask-approval/about-plan.ts';
import { createEndEngagement } from '../../../shared/services/access/start-engagement.ts';
import { anEngagement, aPackage, aRunOf } from '../../support/memory/builders.ts';
import { createWorld } from '../../support/memory/world.ts';

/** An engagement whose plan gives elevated access, or keeps what another one was given. */
async function matterOf({ observe, action }: { observe: boolean; action: 'create' | 'keep' }) {
  const world = createWorld();
  world.packages.push(aPackage());
  const engagement = anEngagement();
  const run = aRunOf(engagement, '2026-11-24T09:00:00.000Z');
  world.engagements.seed(engagement);
  world.runs.seed(run);
  const line = { item: 0, personId: 'p-consultant-1', action, risk: 'elevated', engagementIds: ['e-1'] };
  const matters: { risk: string; consenters?: readonly string[] | undefined }[] = [];
  const about = createAboutPlan({
    ...world,
    plans: { plan: async () => ({ portalId: 1, hash: 'hash', items: [line] }) as never },
    consenters: async () => ['p-owner'],
    observe,
    putToApprovers: async (_run, _policy, matter) => {
      matters.push(matter);
      return { verdict: 'asked', waitId: 'w' };
    },
  });
  await about(run, world.policy.current as never);
  return matters[0];
}

describe('the question about a plan', () => {
  it('asks the client about elevated access, but not on a stage that only observes', async () => {
    expect(await matterOf({ observe: false, action: 'create' })).toMatchObject({
      risk: 'elevated',
      consenters: ['p-owner'],
    });
    const observed = await matterOf({ observe: true, action: 'create' });
    expect(observed?.consenters).toBeUndefined();
  });

  it('asks the client also about elevated access that is there already: it is taken up with consent, or not at all', async () => {
    expect(await matterOf({ observe: false, action: 'keep' })).toMatchObject({
      risk: 'elevated',
      consenters: ['p-owner'],
    });
  });

  it('is withdrawn when its engagement ends meanwhile', async () => {
    const world = createWorld();
    world.engagements.seed(anEngagement());
    const ended: unknown[] = [];
    const end = createEndEngagement({
      engagements: world.engagements,
      clock: world.clock,
      beginRun: async () => ({ runId: 'next' }) as never,
      endWait: async (waitId, { result }) => {
        ended.push([waitId, result]);
        return undefined;
      },
    });
    await end('e-1', { by: 'p-operations', correlationId: 'correlation' });
    expect(ended).toEqual([['access-provisioning.e-1-1.AskApproval.1', 'withdrawn']]);
  });
});
