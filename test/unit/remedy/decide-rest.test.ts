import { describe, expect, it } from 'vitest';
import type { Audit } from '../../../shared/domain/audit/audit.ts';
import type { AuditItem } from '../../../shared/domain/audit/audit-item.ts';
import type { Finding, ItemFindingCode } from '../../../shared/domain/audit/finding.ts';
import { aGrant, CLIENT_ID, PORTAL_ID } from '../../support/memory/builders.ts';
import { CrashError } from '../../support/memory/effects.ts';
import { aLine } from '../../support/memory/remedies.ts';
import { aWorld, createSteps, finalState, type RemedyWorld, RUN_ID } from './steps.ts';

const finding = (code: ItemFindingCode, facts: Finding['facts'] = {}): Finding<ItemFindingCode> => ({
  code,
  severity: 'high',
  facts,
  recommends: 'revoke',
});
const decided = (answer: 'keep' | 'change' | 'revoke', by = 'p-lead') => ({
  answer,
  by,
  at: 'then',
  note: 'As agreed.',
  changes: 0,
});
const grant = {
  permissionSetName: 'Report reader',
  state: 'verified',
  startedAt: '',
  endsAt: '',
  engagementIds: ['e-1'],
  approvedBy: [],
};

async function anAudit(lines: readonly Partial<AuditItem>[], more: Partial<Audit> = {}): Promise<RemedyWorld> {
  const world = aWorld();
  world.audits.seed({
    auditId: 'a-1',
    kind: 'review',
    scope: { kind: 'all' },
    trigger: 'schedule',
    correlationId: 'c',
    state: 'in-review',
    createdAt: '',
    appVersion: '1',
    policyVersion: 1,
    portals: 1,
    shards: 1,
    reviews: 1,
    version: 1,
    ...more,
  });
  await world.auditScopes.keepShard('a-1', 0, [
    { clientId: 'c-2', portalId: PORTAL_ID + 1 },
    { clientId: CLIENT_ID, portalId: PORTAL_ID },
  ]);
  for (const line of lines) world.auditItems.seed(aLine(line));
  return world;
}
const decide = (world: RemedyWorld) => createSteps(world).decideRest({ runId: RUN_ID, shard: 0 });
const decisionOf = (world: RemedyWorld, personId: string) =>
  world.auditItems.all().find((line) => line.personId === personId)?.decision;

describe('lines that nobody decided', () => {
  it('by default: leavers go, others stay, both marked as overdue and by nobody', async () => {
    const world = await anAudit([
      { personId: 'p-a', findings: [finding('left-roster')] },
      { personId: 'p-b', findings: [finding('no-login-90-days')], recommends: 'revoke' },
    ]);
    expect(await decide(world)).toEqual({ verdict: 'remedies' });
    expect(decisionOf(world, 'p-a')).toMatchObject({ answer: 'revoke', overdue: true });
    expect(decisionOf(world, 'p-b')).toMatchObject({ answer: 'keep', overdue: true });
    expect(decisionOf(world, 'p-a')?.by).toBeUndefined();
    expect(world.remedies.all()).toMatchObject([
      { personId: 'p-a', action: 'remove', decidedBy: [], policyVersion: 1 },
    ]);
  });

  it('by the policy, where it says otherwise', async () => {
    const world = await anAudit([{ personId: 'p-a', findings: [finding('left-roster')] }, { personId: 'p-b' }]);
    world.policy.current = { ...world.policy.current, undecided: { leavers: 'keep', others: 'revoke' } } as never;
    await decide(world);
    expect([decisionOf(world, 'p-a')?.answer, decisionOf(world, 'p-b')?.answer]).toEqual(['keep', 'revoke']);
  });

  it('are no leavers only because no source knows them', async () => {
    const world = await anAudit([{ findings: [finding('left-roster', { why: 'never-on-roster' })] }]);
    expect(await decide(world)).toEqual({ verdict: 'nothing' });
    expect(decisionOf(world, 'p-consultant-1')).toMatchObject({ answer: 'keep', overdue: true });
  });

  it('are also those whose decision still lacks the note that it needs', async () => {
    const { note: _missing, ...without } = decided('keep');
    const world = await anAudit([
      { personId: 'p-a', findings: [finding('left-roster')], recommends: 'revoke', decision: without },
      { personId: 'p-b', decision: { ...without, answer: 'revoke' } },
      { personId: 'p-c', access: { superAdmin: true, permissionSets: [], teams: [] }, decision: without },
      { personId: 'p-d', decision: without },
    ]);
    await decide(world);
    expect(['p-a', 'p-b', 'p-c'].map((personId) => decisionOf(world, personId))).toMatchObject([
      { answer: 'revoke', overdue: true },
      { answer: 'keep', overdue: true },
      { answer: 'keep', overdue: true },
    ]);
    expect(decisionOf(world, 'p-a')?.by).toBeUndefined();
    expect(decisionOf(world, 'p-d')).toEqual(without);
  });

  it('leave a decision that was made as it is', async () => {
    const world = await anAudit([{ findings: [finding('left-roster')], decision: decided('keep') }]);
    expect(await decide(world)).toEqual({ verdict: 'nothing' });
    expect(decisionOf(world, 'p-consultant-1')).toEqual(decided('keep'));
  });
});

describe('what was decided', () => {
  const lines = [
    { personId: 'p-d', decision: decided('keep') },
    { personId: 'p-c', decision: decided('revoke', 'p-second') },
    { personId: 'p-b', grant, decision: decided('change') },
    { personId: 'p-a', clientId: 'c-2', portalId: PORTAL_ID + 1, decision: decided('revoke') },
  ];

  it('stands once a portal in its client’s ledger: ids only', async () => {
    const world = await anAudit(lines);
    await decide(world);
    await decide(world);
    const facts = world.ledger.entries.filter((entry) => entry.type === 'access-reviewed');
    expect(facts.map(({ stream, facts: said }) => ({ stream, ...said }))).toEqual([
      {
        stream: 'client:c-1',
        auditId: 'a-1',
        portalId: PORTAL_ID,
        keep: ['p-d'],
        change: ['p-b'],
        revoke: ['p-c'],
        overdue: [],
        by: ['p-lead', 'p-second'],
        policyVersion: 1,
      },
      expect.objectContaining({ stream: 'client:c-2', revoke: ['p-a'] }),
    ]);
  });

  it('becomes remedies, numbered by portal and person whatever the decisions are', async () => {
    const world = await anAudit(lines);
    world.grants.seed(aGrant({ personId: 'p-b' }));
    expect(await decide(world)).toEqual({ verdict: 'remedies' });
    expect(world.remedies.all()).toMatchObject([
      {
        item: 0,
        personId: 'p-b',
        action: 'restore',
        wanted: { permissionSetName: 'Report reader', access: { permissionSetId: 'set-reports' } },
        decidedBy: ['p-lead'],
      },
      { item: 1, personId: 'p-c', action: 'remove', decidedBy: ['p-second'], state: 'planned' },
      { item: 3, personId: 'p-a', action: 'remove', portalId: PORTAL_ID + 1 },
    ]);
    expect(world.remedies.all().map((remedy) => remedy.dueAt.slice(0, 10))).toEqual(Array(3).fill('2026-12-01'));
  });
});

describe('a drift sweep', () => {
  it('that acts takes away leavers and what has expired, and decides nothing else', async () => {
    const world = await anAudit(
      [
        { personId: 'p-a', findings: [finding('left-roster')], recommends: 'revoke' },
        { personId: 'p-b', findings: [finding('expired-but-present')], recommends: 'revoke' },
        { personId: 'p-c', findings: [finding('access-never-granted')], recommends: 'revoke' },
        { personId: 'p-d' },
      ],
      { kind: 'drift' },
    );
    await decide(world);
    expect(world.remedies.all().map((remedy) => remedy.personId)).toEqual(['p-a', 'p-b']);
    expect([decisionOf(world, 'p-c'), decisionOf(world, 'p-d')]).toEqual([undefined, undefined]);
    expect(decisionOf(world, 'p-a')?.overdue).toBeUndefined();
  });

  it('that acts leaves alone whom no source knows, and what was there before us', async () => {
    const world = await anAudit(
      [
        { personId: 'p-a', findings: [finding('left-roster', { why: 'never-on-roster' })], recommends: 'revoke' },
        {
          personId: 'p-b',
          findings: [finding('expired-but-present', { why: 'removed', before: true })],
          recommends: 'revoke',
        },
      ],
      { kind: 'drift' },
    );
    expect(await decide(world)).toEqual({ verdict: 'nothing' });
  });

  it('of logins decides nothing', async () => {
    const world = await anAudit([{ findings: [finding('left-roster')] }], { kind: 'logins' });
    expect(await decide(world)).toEqual({ verdict: 'nothing' });
    expect(world.ledger.entries).toEqual([]);
  });
});

it('ends the same wherever it dies', async () => {
  const make = () =>
    anAudit([
      { personId: 'p-a', findings: [finding('left-roster')] },
      { personId: 'p-b', decision: decided('revoke') },
      { personId: 'p-c', clientId: 'c-2', portalId: PORTAL_ID + 1, findings: [finding('left-roster')] },
    ]);
  const undisturbed = await make();
  await decide(undisturbed);
  const effects = undisturbed.effects.seen.length;
  for (let nth = 1; nth <= effects; nth++) {
    for (const when of ['before', 'after'] as const) {
      const world = await make();
      world.effects.dieAt(nth, when);
      for (;;) {
        try {
          await decide(world);
          break;
        } catch (error) {
          if (!(error instanceof CrashError)) throw error;
        }
      }
      expect(finalState(world)).toEqual(finalState(undisturbed));
    }
  }
});
