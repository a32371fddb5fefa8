import { describe, expect, it } from 'vitest';
import type { PlanItem } from '../../../shared/domain/access-plan.ts';
import { changeIdOf, type Engagement } from '../../../shared/domain/engagement.ts';
import type { PortalMember } from '../../../shared/domain/portal.ts';
import { runIdOf } from '../../../shared/domain/run.ts';
import type { Wait } from '../../../shared/domain/wait.ts';
import { createDescribeManualStep } from '../../../shared/services/access/describe-manual-step.ts';
import { aClient, anEngagement, aPackage, aRunOf, CLIENT_ID, PORTAL_ID } from '../../support/memory/builders.ts';
import { createWorld } from '../../support/memory/world.ts';
import { shippedSettings } from '../api/support/settings.ts';

const AT = '2026-11-24T09:00:00.000Z';

/** Portals in which each of these engagements waits for a person's step about Consultant 1. */
async function asked(
  member: Partial<PortalMember> | undefined,
  lines: readonly { engagement: Engagement; line: Partial<PlanItem> }[],
) {
  const world = createWorld();
  world.clients.seed(aClient());
  world.packages.push(
    aPackage(),
    aPackage({ key: 'marketing', permissionSet: 'Marketing contributor', teams: ['Marketing'], risk: 'standard' }),
  );
  world.seedPerson('consultant-1@example.com', { name: 'Consultant 1' });
  const waits: Wait[] = [];
  for (const { engagement, line } of lines) {
    world.engagements.seed(engagement);
    const run = aRunOf(engagement, AT);
    world.runs.seed(run);
    await world.plans.keepSnapshot(run.runId, {
      portalId: PORTAL_ID,
      readAt: AT,
      members:
        member === undefined
          ? []
          : [{ personId: 'p-consultant-1', userId: 'u-1', superAdmin: false, roleIds: [], teamIds: [], ...member }],
      permissionSets: [
        { id: 'set-reports', name: 'Report reader', requiresBillingWrite: false },
        { id: 'set-sales', name: 'Sales reader', requiresBillingWrite: false },
      ],
      teams: [{ id: 'team-support', name: 'Support' }],
      superAdminIds: [],
      usersRead: 1,
      clientUsers: 0,
    });
    const item: PlanItem = {
      item: 0,
      action: 'manual',
      reason: 'several-permission-sets',
      personId: 'p-consultant-1',
      userId: member === undefined ? undefined : 'u-1',
      permissionSetName: 'Report reader',
      engagementIds: [engagement.engagementId],
      packageKey: engagement.packageKey,
      risk: 'low',
      ...line,
    };
    const fact = { stream: 'client', type: 'plan-made', at: AT, facts: {} } as never;
    await world.plans.keepPlan(run.runId, { portalId: PORTAL_ID, items: [item], hash: 'hash' }, fact);
    const wait = {
      waitId: `${run.runId}.AskManualStep.0.1`,
      runId: run.runId,
      clientId: CLIENT_ID,
      kind: 'manual-step',
      subject: { kind: 'plan-item', runId: run.runId, item: 0 },
      state: 'open',
      version: 1,
    } as unknown as Wait;
    await world.waits.open(wait, fact);
    waits.push(wait);
  }
  const describeStep = createDescribeManualStep(shippedSettings(), {
    describeRemedyStep: async () => {
      throw new Error('No remedy here.');
    },
    ...world,
    runDirectory: { ofClient: async () => world.runs.all() },
  });
  return { world, words: await Promise.all(waits.map((wait) => describeStep(wait))) };
}

const reports = { engagement: anEngagement(), line: { after: { permissionSetId: 'set-reports', teamIds: [] } } };
const marketing = {
  engagement: anEngagement({ engagementId: 'e-2', packageKey: 'marketing' }),
  line: {
    reason: 'permission-set-missing',
    permissionSetName: 'Marketing contributor',
    risk: 'standard',
    after: { permissionSetId: undefined, teamIds: [] },
  },
} as const;

describe('a manual step in words', () => {
  it('names the permission sets and teams that stand in the way', async () => {
    const { words } = await asked({ roleIds: ['set-sales', 'set-reports'], teamIds: ['team-support'] }, [reports]);
    expect(words).toMatchObject([{ change: 'change', permissionSetName: 'Report reader', teams: [], packageDoes: [] }]);
    expect(words[0]?.steps).toContain('Take away the permission set "Sales reader".');
    expect(words[0]?.steps).toContain('Take the user out of the team "Support".');
  });

  it('says what a permission set has to allow that has to be made, and names a missing team', async () => {
    const { words } = await asked(undefined, [marketing]);
    expect(words).toMatchObject([{ change: 'add', teams: ['Marketing'], packageDoes: ['Reads reports'] }]);
    expect(words[0]?.steps.slice(1, 3)).toEqual([
      'Create the permission set "Marketing contributor".',
      'Create the team "Marketing".',
    ]);
  });

  it('gives back at the end what was there before us, and not our own permission set', async () => {
    const { words } = await asked({ roleIds: ['set-reports', 'set-sales'] }, [
      {
        engagement: anEngagement({ state: 'ending', change: 2 }),
        line: { engagementIds: [], packageKey: undefined, after: { permissionSetId: 'set-sales', teamIds: [] } },
      },
    ]);
    expect(words).toMatchObject([{ change: 'change', permissionSetName: 'Sales reader' }]);
    expect(words[0]?.steps).toContain('Take away the permission set "Report reader".');
  });

  it('removes whom nothing needs', async () => {
    const { words } = await asked({ superAdmin: true }, [
      {
        engagement: anEngagement({ state: 'ending', change: 2 }),
        line: { engagementIds: [], reason: 'super-admin-untouchable', after: undefined },
      },
    ]);
    expect(words).toMatchObject([{ change: 'remove', permissionSetName: '', teams: [] }]);
  });
});

describe('two manual steps about one person', () => {
  it('ask for the same: the package of the higher risk leads, and teams add up', async () => {
    const { words } = await asked({ roleIds: ['set-sales', 'set-reports'] }, [reports, marketing]);
    const [first, second] = words;
    expect(first?.permissionSetName).toBe('Marketing contributor');
    expect(first?.teams).toEqual(['Marketing']);
    expect(first?.steps).toEqual(second?.steps);
  });

  it('do not take away at an end what another engagement needs', async () => {
    const end = {
      engagement: anEngagement({ state: 'ending', change: 2 }),
      line: { engagementIds: [], packageKey: undefined, after: undefined },
    };
    const { words } = await asked({ roleIds: ['set-sales', 'set-reports'] }, [end, marketing]);
    expect(words.map((one) => one.change)).toEqual(['change', 'change']);
    expect(words[0]?.steps).toEqual(words[1]?.steps);
  });

  it('count while both are asked, and no longer', async () => {
    const { world } = await asked({ roleIds: ['set-sales', 'set-reports'] }, [reports, marketing]);
    const runId = runIdOf('access-provisioning', changeIdOf(marketing.engagement));
    await world.endWaitAs(`${runId}.AskManualStep.0.1`, 'done');
    const describeStep = createDescribeManualStep(shippedSettings(), {
      describeRemedyStep: async () => {
        throw new Error('No remedy here.');
      },
      ...world,
      runDirectory: { ofClient: async () => world.runs.all() },
    });
    const [own] = world.allWaits().filter((wait) => wait.state === 'open');
    if (own === undefined) throw new Error('No wait is open.');
    expect((await describeStep(own)).permissionSetName).toBe('Report reader');
  });
});
