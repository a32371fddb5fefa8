import { describe, expect, it } from 'vitest';
import { createAboutOffboarding } from '../../../functions/ask-approval/about-offboarding.ts';
import { createCloseRun } from '../../../functions/close-run/close-run.ts';
import { createSettleOffboarding } from '../../../functions/close-run/settle-offboarding.ts';
import type { Audit } from '../../../shared/domain/audit/audit.ts';
import type { Wait } from '../../../shared/domain/wait.ts';
import { createTellDrift } from '../../../shared/services/audits/tell-drift.ts';
import { createEndOffboarding } from '../../../shared/services/offboardings/end-offboarding.ts';
import { createDescribeRemedyStep } from '../../../shared/services/remedies/describe-remedy-step.ts';
import { aGrant, anEngagement, aPackage, CLIENT_ID, PORTAL_ID } from '../../support/memory/builders.ts';
import { aLine, anOffboarding, aRemedy } from '../../support/memory/remedies.ts';
import { shippedSettings } from '../api/support/settings.ts';
import { aRun, aWorld, createSteps, RUN_ID } from '../remedy/steps.ts';

const ID = 'o-p-consultant-1-1';
const runId = `member-offboarding.${ID}`;
const run = aRun({ runId, workflow: 'member-offboarding', businessId: ID });
const office = (world: ReturnType<typeof aWorld>) => ({
  operator: async () => world.seedPerson('operations@agency.example.com'),
  acceptor: async () => world.seedPerson('acceptor@agency.example.com'),
});

describe('closing the run of an offboarding', () => {
  const close = async (end: string, state: 'running' | 'cancelled' = 'running') => {
    const world = aWorld();
    world.offboardings.seed(anOffboarding({ state }));
    world.runs.seed(run);
    const closeRun = createCloseRun({
      plannedAgain: async () => false,
      ...world,
      runs: { ...world.runs, begin: world.runs.create, hint: async () => true },
      holdRun: async () => undefined,
      settleInvitation: async () => undefined,
      settleEngagement: async () => undefined,
      settleOffboarding: createSettleOffboarding(createEndOffboarding({ ...world, office: office(world) })),
      office: office(world),
    });
    for (let time = 0; time < 2; time++) expect(await closeRun({ runId, end })).toEqual({ verdict: 'ended' });
    return world;
  };

  it.each(['declined', 'approval-expired'])(
    '%s: nothing is carried out, and the manager is told, once',
    async (end) => {
      const world = await close(end);
      expect(world.offboardings.all()).toMatchObject([{ state: 'cancelled' }]);
      expect(world.mails()).toMatchObject([{ kind: 'offboarding-report', personId: 'p-manager', facts: { end } }]);
      expect(world.runs.all().find((one) => one.runId === runId)).toMatchObject({ state: 'ended', end });
    },
  );

  it('declined: who stays decides again, but for an absence of their own', async () => {
    const world = aWorld();
    const close = async (until: string) => {
      world.offboardings.seed(anOffboarding({ effectiveAt: '2026-11-24T09:00:00.000Z' }));
      await world.people.note('p-consultant-1', { absence: { until } });
      const end = createEndOffboarding({ ...world, office: office(world) });
      await end(ID, 'declined');
      await end(ID, 'declined');
      return (await world.people.read('p-consultant-1'))?.absence;
    };
    expect(await close('2027-11-24T09:00:00.000Z')).toBeUndefined();
    expect(await close('2026-12-24T23:59:59.000Z')).toBeDefined();
  });

  it('nothing-to-remove: done, and told', async () => {
    const world = await close('nothing-to-remove');
    expect(world.offboardings.all()).toMatchObject([{ state: 'done' }]);
    expect(world.mails()).toHaveLength(1);
  });

  it('cancelled before it began: nobody is told again', async () => {
    expect((await close('cancelled', 'cancelled')).mails()).toEqual([]);
  });
});

describe('asking whether a leaver’s access may go', () => {
  it('excludes the leaver and whoever asked for it, at high risk', async () => {
    const world = aWorld();
    world.offboardings.seed(anOffboarding({ requestedBy: 'p-lead' }));
    const put: unknown[] = [];
    const ask = createAboutOffboarding({
      ...world,
      office: office(world),
      putToApprovers: async (_run, _policy, matter) => {
        put.push(matter);
        return { verdict: 'asked', waitId: 'w' };
      },
    });
    await ask(run, {} as never);
    expect(put).toMatchObject([{ risk: 'high', excluded: ['p-consultant-1', 'p-lead'], requesterId: 'p-lead' }]);
    world.offboardings.seed(anOffboarding({ state: 'cancelled' }));
    expect(await ask(run, {} as never)).toEqual({ verdict: 'over', end: 'cancelled' });
  });
});

describe('what a client is asked to do by hand', () => {
  const subject = { kind: 'remedy', runId: RUN_ID, shard: 0, item: 0 } as const;
  const wait = { waitId: 'w', clientId: CLIENT_ID, subject } as Wait;

  it('is to remove the user, with the reason', async () => {
    const world = aWorld();
    world.remedies.seed(aRemedy({ reason: 'super-admin-untouchable' }));
    const words = await createDescribeRemedyStep(shippedSettings(), world)(wait, subject);
    expect(words).toMatchObject({ change: 'remove', personName: 'Consultant One', permissionSetName: '' });
    expect(words.steps.at(-1)).toBe('Choose Actions, then Remove from account.');
    expect(words.portalUrl).toContain(`/settings/${PORTAL_ID}/users`);
  });

  it('is to give exactly what was granted, and to take away what is more', async () => {
    const world = aWorld();
    world.packages.push(aPackage({ teams: ['Reports'] }));
    world.engagements.seed(anEngagement());
    world.grants.seed(aGrant());
    world.remedies.seed(
      aRemedy({
        action: 'restore',
        reason: 'several-permission-sets',
        wanted: { permissionSetName: 'Report reader', access: { permissionSetId: 'set-reports', teamIds: [] } },
        found: { superAdmin: true, permissionSetNames: ['Report reader', 'Marketing'], surplusTeams: ['Sales'] },
      }),
    );
    const { steps } = await createDescribeRemedyStep(shippedSettings(), world)(wait, subject);
    const text = steps.join(' ');
    for (const part of [
      'Take away super admin',
      '"Marketing"',
      'out of the team "Sales"',
      'the permission set "Report reader"',
      'the team "Reports"',
    ]) {
      expect(text).toContain(part);
    }
  });
});

describe('what a drift sweep tells', () => {
  const finding = { code: 'access-never-granted', severity: 'high', facts: {}, recommends: 'revoke' } as const;
  const audit = { auditId: 'd-1', correlationId: 'c', shards: 1 } as Audit;

  async function tell(lines: readonly Parameters<typeof aLine>[0][]) {
    const world = aWorld();
    await world.auditScopes.keepShard('d-1', 0, [{ clientId: CLIENT_ID, portalId: PORTAL_ID }]);
    await world.auditScopes.keepRoster('d-1', {
      at: '',
      members: [
        { personId: 'p-consultant-1', managerId: 'p-manager' },
        { personId: 'p-consultant-2', managerId: 'p-gone' },
        { personId: 'p-manager' },
        { personId: 'p-gone', left: { since: '', source: 'both' } },
      ],
      unmatched: { portalOnly: [], directoryOnly: [] },
      movers: [],
    });
    for (const line of lines) world.auditItems.seed(aLine({ auditId: 'd-1', ...line }));
    const tellDrift = createTellDrift({ ...world, office: office(world) });
    await tellDrift(audit, 'offboarding-audit.d-1');
    return { world, told: await tellDrift(audit, 'offboarding-audit.d-1') };
  }

  it('goes to partner operations and to managers who are here, once, with one fact a client', async () => {
    const { world, told } = await tell([
      { findings: [finding], recommends: 'revoke' },
      { personId: 'p-consultant-2', findings: [finding], recommends: 'revoke' },
      { personId: 'p-3' },
    ]);
    expect(told).toEqual({ lines: 2 });
    expect(world.mails().map(({ kind, personId, facts }) => [kind, personId, facts['all']])).toEqual([
      ['drift-report', 'p-operations', true],
      ['drift-report', 'p-manager', false],
    ]);
    expect(world.ledger.entries).toMatchObject([
      {
        type: 'drift-found',
        stream: 'client:c-1',
        facts: { persons: ['p-consultant-1', 'p-consultant-2'], codes: ['access-never-granted'] },
      },
    ]);
  });

  it('is nothing where nothing differs', async () => {
    const { world } = await tell([{}]);
    expect([world.mails(), world.ledger.entries]).toEqual([[], []]);
  });
});

it('a client is told of no leaving of its own contact by us, and of nothing in observe mode', async () => {
  const world = aWorld();
  const done = { state: 'verified', found: { superAdmin: false, permissionSetNames: [] } } as const;
  world.remedies.seed(aRemedy(done));
  expect(await createSteps(world, { observe: true }).tellRemedies({ runId: RUN_ID, shard: 0 })).toEqual({ told: 0 });
  expect(await createSteps(world).tellRemedies({ runId: RUN_ID, shard: 0 })).toEqual({ told: 1 });
  world.remedies.seed(aRemedy({ ...done, item: 1, personId: 'p-owner' }));
  expect(await createSteps(world).tellRemedies({ runId: RUN_ID, shard: 0 })).toEqual({ told: 0 });
});
