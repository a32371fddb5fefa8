import { createApplyAccess } from '../../../functions/apply-access/apply-access.ts';
import { createLineWork } from '../../../functions/apply-access/line-work.ts';
import { createTellBreakGlass } from '../../../functions/apply-access/tell-break-glass.ts';
import { createAskManualStep } from '../../../functions/ask-manual-step/ask-manual-step.ts';
import { createInspectPortal } from '../../../functions/inspect-portal/inspect-portal.ts';
import { createMakePlan } from '../../../functions/plan-access/make-plan.ts';
import { createPlanAccess } from '../../../functions/plan-access/plan-access.ts';
import { createMailRules } from '../../../functions/publish-portal-rules/mail-rules.ts';
import { createPublishPortalRules } from '../../../functions/publish-portal-rules/publish-portal-rules.ts';
import { createRenewRules } from '../../../functions/publish-portal-rules/renew-rules.ts';
import { createTellClientAdmins } from '../../../functions/tell-client-admins/tell-client-admins.ts';
import { changeIdOf, type Engagement } from '../../../shared/domain/engagement.ts';
import type { Run } from '../../../shared/domain/run.ts';
import { waitIdOf } from '../../../shared/domain/wait.ts';
import { createAllowedBefore } from '../../../shared/services/access/allowed-before.ts';
import { createBreakConnection } from '../../../shared/services/access/break-connection.ts';
import { createCountOwned } from '../../../shared/services/access/count-owned.ts';
import { createNeededEngagements } from '../../../shared/services/access/needed-engagements.ts';
import { createNeedsApproval } from '../../../shared/services/access/needs-approval.ts';
import { createPartnerSide } from '../../../shared/services/access/partner-side.ts';
import { createSides, rosterOf } from '../../../shared/services/access/portal-sides.ts';
import { createReadStop, guardWrites } from '../../../shared/services/outgoing/guard-writes.ts';
import { createElevatedConsent } from '../../../shared/services/questions/elevated-consent.ts';
import { createOpenWait } from '../../../shared/services/runs/open-wait.ts';
import { aClient, aConnection, anEngagement, aPackage, aRunOf, CLIENT_APP_ID } from '../../support/memory/builders.ts';
import { CrashError } from '../../support/memory/effects.ts';
import { createWorld, type World } from '../../support/memory/world.ts';

/** Every step of the machine over one world in memory. */
export type Steps = ReturnType<typeof createSteps>;

/** @see Steps */
export function createSteps(world: World, { observe = false } = {}) {
  const domains = ['agency.example.com'];
  const office = { operator: async () => world.seedPerson('operations@agency.example.com') };
  const readStop = createReadStop(world.outgoingSwitch, observe);
  const users = guardWrites(world.portal, readStop);
  return {
    inspectPortal: createInspectPortal({
      ...world,
      sides: createSides({ ...world, roster: rosterOf(world.rosterBook), domains }),
      countOwned: createCountOwned({
        ...world,
        clientAppId: CLIENT_APP_ID,
        ownedRecords: async (_portalId, userId) => world.owned.get(userId) ?? {},
      }),
      clientAppId: CLIENT_APP_ID,
      alarm: () => world.alarms.push('connection-broken'),
    }),
    planAccess: createPlanAccess({
      ...world,
      office,
      makePlan: createMakePlan({
        ...world,
        neededEngagements: createNeededEngagements(world),
        elevatedConsent: createElevatedConsent(world.outcomes),
      }),
      needsApproval: createNeedsApproval({ ...world, allowedBefore: createAllowedBefore(world) }),
    }),
    applyAccess: createApplyAccess({
      ...world,
      users,
      tellBreakGlass: createTellBreakGlass(world),
      breakConnection: createBreakConnection(world),
      clientAppId: CLIENT_APP_ID,
      readStop,
      ...createLineWork({
        ...world,
        users,
        partnerSide: createPartnerSide(world.rosterBook, domains),
        alarm: () => world.alarms.push('access-not-verified'),
      }),
    }),
    askManualStep: createAskManualStep({
      ...world,
      readStop,
      office,
      openWait: createOpenWait({ ...world, reminderInterval: 3600 }),
      manualStepDeadline: 86_400,
    }),
    tellClientAdmins: createTellClientAdmins({ ...world, observe }),
    publishPortalRules: createPublishPortalRules({
      ...world,
      renewRules: createRenewRules(world),
      mailRules: createMailRules({ ...world, office }),
      observe,
    }),
  };
}

/** A connected client's portal with one super admin, two permission sets and a team, and the agency's people. */
export function aWorld(): World {
  const world = createWorld();
  world.clients.seed(aClient());
  world.connections.seed(aConnection());
  world.packages.push(
    aPackage(),
    aPackage({ key: 'marketing', permissionSet: 'Marketing contributor', teams: ['Marketing'], risk: 'standard' }),
    aPackage({ key: 'administration', permissionSet: 'Administrator', risk: 'high' }),
    aPackage({ key: 'everything', permissionSet: 'Everything', risk: 'elevated' }),
  );
  world.portal.permissionSetList.push(
    { id: 'set-reports', name: 'Report reader', requiresBillingWrite: false },
    { id: 'set-marketing', name: 'Marketing contributor', requiresBillingWrite: false },
    { id: 'set-administration', name: 'Administrator', requiresBillingWrite: false },
    { id: 'set-everything', name: 'Everything', requiresBillingWrite: true },
  );
  world.portal.teamList.push({ id: 'team-marketing', name: 'Marketing' });
  world.portal.byHand('owner@client.example.org', { superAdmin: true, firstName: 'Portal', lastName: 'Owner' });
  world.portal.byHand('clerk@client.example.org', { roleIds: ['set-reports'] });
  world.seedPerson('consultant-1@agency.example.com', { name: 'Consultant One' });
  world.seedPerson('consultant-2@agency.example.com');
  return world;
}

/** Puts an engagement and the run of its present change in place. */
export function begin(world: World, more: Partial<Engagement> = {}): Run {
  const engagement = anEngagement(more);
  world.engagements.seed(engagement);
  const run = aRunOf(engagement, world.clock.now().toISOString());
  world.runs.seed(run);
  return run;
}

/** Ends an engagement, and puts the run of its end in place. */
export async function beginEnd(world: World, engagementId = 'e-1'): Promise<Run> {
  const engagement = await world.engagements.read(engagementId);
  if (engagement === undefined) throw new Error('There is no such engagement.');
  return begin(world, { ...engagement, state: 'ending', change: engagement.change + 1 });
}

/** What people do while a run waits for them. */
export interface Answers {
  /** Who approves a plan that is asked about. */
  readonly approvedBy?: readonly string[];
  /** A super admin of the client consents too. */
  readonly consented?: true;
  /** Does (or does not do) a manual step, and says how the wait ends. */
  readonly manualStep?: (item: number, round: number) => 'done' | 'expired';
  /** Who says that a manual step is done; a super admin of the client where absent. */
  readonly manualBy?: string;
}

/** Goes through the machine as Step Functions does, to the end of the run. */
export async function runThrough(world: World, steps: Steps, { runId }: Run, answers: Answers = {}): Promise<string> {
  const inspected = await steps.inspectPortal({ runId });
  if (inspected.verdict === 'unreadable') return inspected.end;
  const planned = await steps.planAccess({ runId });
  if (planned.verdict === 'refused') return planned.end;
  if (planned.verdict === 'ask') {
    await world.endWaitAs(
      waitIdOf(runId, 'AskApproval'),
      'approved',
      answers.approvedBy ?? ['p-lead'],
      answers.consented,
    );
  }
  for (const item of planned.items) {
    for (let round = 1; (await steps.applyAccess({ runId, item })).verdict === 'person'; round++) {
      const asked = await steps.askManualStep({ runId, item });
      if (asked.verdict !== 'asked' || round > 5) throw new Error('Asked in vain.');
      const result = answers.manualStep?.(item, round) ?? 'expired';
      await world.endWaitAs(asked.waitId, result, result === 'done' ? [answers.manualBy ?? 'p-owner'] : []);
    }
  }
  await steps.tellClientAdmins({ runId });
  const { end } = await steps.publishPortalRules({ runId });
  await settle(world, runId, end);
  return end;
}

/** What closing the run does to its engagement: one that never began has ended. */
export async function settle(world: World, runId: string, end: string): Promise<void> {
  const run = await world.runs.read(runId);
  const engagement = await world.engagements.read(run?.businessId.replace(/-\d+$/, '') ?? '');
  if (engagement?.state === 'starting' && run?.businessId === changeIdOf(engagement)) {
    const state = end === 'provisioned' || end === 'partly' || end === 'observed' ? 'active' : 'ended';
    world.engagements.seed({ ...engagement, state });
  }
  if (engagement?.state === 'ending' && end === 'ended') world.engagements.seed({ ...engagement, state: 'ended' });
  if (run !== undefined) world.runs.seed({ ...run, state: 'ended', end });
}

/** Goes through the machine, and starts again from the record whenever the process died. */
export async function runThroughCrashes(world: World, steps: Steps, run: Run, answers: Answers = {}): Promise<string> {
  for (;;) {
    try {
      return await runThrough(world, steps, run, answers);
    } catch (error) {
      if (!(error instanceof CrashError)) throw error;
    }
  }
}

/** What a world looks like from outside, without times, versions and hashes. */
export function finalState(world: World): unknown {
  const state = {
    users: [...world.portal.users.values()].sort((a, b) => (a.email < b.email ? -1 : 1)),
    writes: world.portal.writes,
    engagements: world.engagements.all(),
    clients: world.clients.all(),
    grants: world.grants.all(),
    ledger: world.ledger.entries.map(({ type, runId, facts }) => ({ type, runId, facts })),
    mails: world.mails(),
    waits: world.allWaits(),
    rules: world.published,
    leases: [...world.leases.held],
    alarms: [...new Set(world.alarms)],
  };
  return JSON.parse(
    JSON.stringify(state, (key, value: unknown) => {
      if (key === 'version' || key === 'contentHash' || key === 'planHash') return undefined;
      return typeof value === 'string' ? value.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'some time') : value;
    }),
  );
}
