import { describe, expect, it } from 'vitest';
import { createAboutPlan } from '../../../functions/ask-approval/about-plan.ts';
import { type Engagement, termsOf } from '../../../shared/domain/engagement.ts';
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

/** What is put to the approvers about an engagement; `requesters` asked for its changes, the first one first. */
async function putAbout(more: Partial<Engagement>, requesters: readonly string[]) {
  const world = createWorld();
  world.packages.push(aPackage());
  const engagement = anEngagement(more);
  world.engagements.seed(engagement);
  for (const [index, requestedBy] of requesters.entries())
    world.runs.seed({ ...aRunOf({ ...engagement, change: index + 1 }, '2026-11-24T09:00:00.000Z'), requestedBy });
  const line = { item: 0, personId: 'p-consultant-1', action: 'create', risk: 'high', engagementIds: ['e-1'] };
  const put: { excluded: readonly string[]; requesterId?: string | undefined }[] = [];
  const about = createAboutPlan({
    ...world,
    plans: { plan: async () => ({ portalId: 1, hash: 'hash', items: [line] }) as never },
    consenters: async () => [],
    observe: false,
    putToApprovers: async (_run, _policy, matter) => {
      put.push(matter);
      return { verdict: 'asked', waitId: 'w' };
    },
  });
  const run = await world.runs.read(`access-provisioning.e-1-${requesters.length}`);
  await about(run as never, world.policy.current as never);
  if (put[0] === undefined) throw new Error('Nobody was asked.');
  return put[0];
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

  it('is not put to whoever asked for a change that it is about, now or in one that was overtaken', async () => {
    const before = { ...termsOf(anEngagement()), state: 'active' as const, approvedIn: 1 };
    const asked = ['p-first', 'p-manager', 'p-lead'];
    const { excluded, requesterId } = await putAbout({ change: 3, state: 'active', before }, asked);
    expect(requesterId).toBe('p-lead');
    expect(excluded).toEqual(expect.arrayContaining(['p-manager', 'p-lead', 'p-consultant-1']));
    expect(excluded).not.toContain('p-first');
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
