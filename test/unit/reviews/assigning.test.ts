import { describe, expect, it } from 'vitest';
import { createAskReview } from '../../../functions/ask-review/ask-review.ts';
import { createAssignReviews } from '../../../functions/assign-reviews/assign-reviews.ts';
import { createFillReviews } from '../../../functions/assign-reviews/fill-reviews.ts';
import { createMarkUnread } from '../../../functions/assign-reviews/mark-unread.ts';
import { createNoteReview } from '../../../functions/assign-reviews/note-review.ts';
import type { PublishedPolicy } from '../../../shared/domain/approval-policy.ts';
import type { Audit } from '../../../shared/domain/audit/audit.ts';
import type { Run } from '../../../shared/domain/run.ts';
import { createOpenQuestion } from '../../../shared/services/questions/open-question.ts';
import { createQuestionTimes } from '../../../shared/services/questions/question-times.ts';
import { createReadStanding } from '../../../shared/services/questions/read-standing.ts';
import { createMemoryAudits } from '../../support/memory/audits.ts';
import { CrashError } from '../../support/memory/effects.ts';
import { createMemoryReviews } from '../../support/memory/reviews.ts';
import { createWorld } from '../../support/memory/world.ts';
import { AUDIT_ID, aLine, anAudit } from '../../support/review-lines.ts';
import { RUN_ID } from '../../support/review-system.ts';
import { shippedSettings } from '../api/support/settings.ts';

const POLICY: PublishedPolicy = {
  version: 1,
  publishedAt: '2026-11-01T08:00:00.000Z',
  rules: [],
  people: ['p-lead', 'p-deputy', 'p-security'],
  calendars: {},
  planCoveredByInvitation: [],
  reviews: [{ name: 'The lead reviews', reviewers: ['p-lead'], fallback: ['p-deputy', 'p-security'] }],
};
/** Two shards of two portals, with two lines each; the last portal was not read. */
const PORTALS = [1, 2, 3, 4].map((portalId) => ({ clientId: `c-${portalId}`, portalId }));

/** An audit whose portals have been read, but for the last one. */
async function anAuditRead(more: Partial<Audit> = {}, drift: 'warn' | 'act' = 'warn') {
  const world = createWorld();
  const kept = createMemoryAudits(world);
  const auditReviews = createMemoryReviews(world);
  for (const name of ['lead', 'deputy', 'security', 'operations']) world.seedPerson(`${name}@example.com`);
  kept.audits.seed(anAudit({ shards: 2, portals: 4, ...more }));
  await kept.auditScopes.keepShard(AUDIT_ID, 0, PORTALS.slice(0, 2));
  await kept.auditScopes.keepShard(AUDIT_ID, 1, PORTALS.slice(2));
  const markRead = createMarkUnread({ ...kept, clock: world.clock });
  for (const { clientId, portalId } of PORTALS.slice(0, 3)) {
    for (const personId of ['p-consultant-1', 'p-lead']) kept.auditItems.seed(aLine({ clientId, portalId, personId }));
    await kept.auditedPortals.put({
      ...{ auditId: AUDIT_ID, shard: 0, clientId, portalId, state: 'read', at: '2026-11-20T06:10:00.000Z' },
      ...{ usersRead: 2, clientUsers: 0, items: 2, pages: { users: 1, logins: 0, owners: 0 }, calls: 3 },
      ...{ unavailable: [], findings: [], partnerAdminIds: [], version: 0 },
    });
  }
  const run = { runId: RUN_ID, workflow: 'offboarding-audit', businessId: AUDIT_ID, correlationId: 'correlation' };
  world.runs.seed({ ...run, version: 1 } as Run);
  const settings = { ...shippedSettings(), drift };
  const policies = { current: async () => POLICY, version: async () => POLICY };
  const office = { operator: async () => world.seedPerson('operations@example.com') };
  const base = { ...world, ...kept, auditReviews, policies, office, settings, readStanding: createReadStanding(world) };
  const assign = createAssignReviews({
    ...base,
    markUnread: markRead,
    fillReviews: createFillReviews(base),
    noteReview: createNoteReview(kept.auditItems),
  });
  const times = createQuestionTimes({ settings, policies });
  const ask = createAskReview({ ...base, openQuestion: createOpenQuestion({ ...world, times }) });
  const ledger = (type: string) => world.ledger.entries.filter((entry) => entry.type === type);
  return {
    world,
    ...kept,
    auditReviews,
    ledger,
    assign: () => assign({ runId: RUN_ID }),
    ask: (review = 0) => ask({ runId: RUN_ID, review }),
  };
}

describe('assigning reviews', () => {
  it('puts each line into one review, says so on the line, and tells each reviewer once in the ledger', async () => {
    const { assign, auditReviews, auditItems, audits, ledger } = await anAuditRead();
    expect(await assign()).toEqual({ verdict: 'review', reviews: [0, 1] });
    expect(auditReviews.all().map(({ reviewerId, lines }) => [reviewerId, lines.length])).toEqual([
      ['p-deputy', 3],
      ['p-lead', 3],
    ]);
    for (const { lines, review } of auditReviews.all()) {
      const items = await auditItems.readMany(AUDIT_ID, lines);
      expect(items.map((item) => item.review)).toEqual([review, review, review]);
    }
    expect(ledger('review-assigned').map(({ facts }) => [facts['review'], facts['reviewer'], facts['lines']])).toEqual([
      [0, 'p-deputy', 3],
      [1, 'p-lead', 3],
    ]);
    expect(await audits.read(AUDIT_ID)).toMatchObject({ state: 'in-review', reviews: 2 });
  });

  it('marks what was not read as not to be verified', async () => {
    const { assign, auditedPortals } = await anAuditRead();
    await assign();
    expect(auditedPortals.all().filter((portal) => portal.state === 'cannot-verify')).toMatchObject([
      { portalId: 4, clientId: 'c-4', shard: 1, reason: 'not-read' },
    ]);
  });

  it('changes nothing when it is done again, whoever is there by then', async () => {
    const { assign, world, auditReviews } = await anAuditRead();
    await assign();
    const [before, effects] = [JSON.stringify(auditReviews.all()), world.effects.seen.length];
    await world.people.note('p-lead', {
      absence: { from: '2026-11-01', until: '2027-01-01', delegateId: undefined } as never,
    });
    expect(await assign()).toEqual({ verdict: 'review', reviews: [0, 1] });
    expect([JSON.stringify(auditReviews.all()), world.effects.seen.length]).toEqual([before, effects]);
  });

  it('ends the same, wherever it died in between', async () => {
    const whole = await anAuditRead();
    await whole.assign();
    const end = ({ auditReviews, auditItems, ledger }: typeof whole) => [
      auditReviews.all(),
      auditItems.all(),
      ledger('review-assigned').map((entry) => entry.facts),
    ];
    for (let nth = 1; ; nth++) {
      const run = await anAuditRead();
      run.world.effects.dieAt(nth, nth % 2 === 0 ? 'before' : 'after');
      const died = await run.assign().then(
        () => false,
        (error: unknown) => error instanceof CrashError,
      );
      if (!died) break;
      expect(await run.assign()).toEqual({ verdict: 'review', reviews: [0, 1] });
      expect(end(run)).toEqual(end(whole));
    }
  });

  it('tells partner operations of lines that nobody may review', async () => {
    const { assign, world, auditItems } = await anAuditRead({ requestedBy: 'p-lead' });
    for (const personId of ['p-deputy', 'p-security']) {
      await world.people.note(personId, { unreachable: { since: '2026-11-01T00:00:00.000Z', why: 'bounce' } as never });
    }
    expect(await assign()).toEqual({ verdict: 'review', reviews: [] });
    expect(world.mails()).toMatchObject([
      { kind: 'review-unassigned', personId: 'p-operations', facts: { auditId: AUDIT_ID, lines: 6, portals: 3 } },
    ]);
    expect(auditItems.all().every((item) => item.review === undefined)).toBe(true);
  });

  it.each([
    ['logins', 'act', 'none'],
    ['drift', 'warn', 'none'],
    ['drift', 'act', 'act'],
  ] as const)('asks nobody in a campaign of %s that is set to %s', async (kind, drift, verdict) => {
    const { assign, auditReviews } = await anAuditRead({ kind }, drift);
    expect(await assign()).toEqual({ verdict, reviews: [] });
    expect(auditReviews.all()).toEqual([]);
  });
});

describe('asking for a review', () => {
  it('puts it to its reviewer as a question with the deadline of reviews', async () => {
    const { assign, ask, world } = await anAuditRead({ requestedBy: 'p-director' });
    await assign();
    const waitId = `${RUN_ID}.AskReview.1.1`;
    expect(await ask(1)).toEqual({ verdict: 'asked', waitId });
    const wait = await world.waits.read(waitId);
    expect(wait).toMatchObject({
      asked: ['p-lead'],
      quorum: 1,
      subject: { kind: 'review', auditId: AUDIT_ID, review: 1 },
      policyRule: 'The lead reviews',
      question: { stages: [{ name: 'Review', fallback: ['p-deputy', 'p-security'] }], requesterId: 'p-operations' },
    });
    expect([...(wait?.excluded ?? [])].sort()).toEqual(['p-consultant-1', 'p-director', 'p-operations']);
    expect(Date.parse(wait?.deadlineAt ?? '') - Date.parse(wait?.openedAt ?? '')).toBe(900_000);
    expect(world.mails()).toMatchObject([{ kind: 'review-request', linkPurpose: 'review', personId: 'p-lead' }]);
  });

  it('finds the question when it is asked again', async () => {
    const { assign, ask, world, ledger } = await anAuditRead();
    await assign();
    await ask();
    expect(await ask()).toMatchObject({ verdict: 'asked' });
    expect([ledger('wait-opened').length, world.mails().length]).toEqual([1, 1]);
  });

  it('is opened all the same where nobody can be asked by now, and partner operations is told', async () => {
    const { assign, ask, world } = await anAuditRead();
    await assign();
    for (const personId of ['p-lead', 'p-deputy', 'p-security']) {
      await world.people.note(personId, { unreachable: { since: '2026-11-01T00:00:00.000Z', why: 'bounce' } as never });
    }
    const asked = await ask(1);
    expect(asked.verdict).toBe('asked');
    expect(await world.waits.read(`${RUN_ID}.AskReview.1.1`)).toMatchObject({ asked: [], quorum: 1 });
    expect(world.mails()).toMatchObject([{ kind: 'question-stuck', personId: 'p-operations' }]);
  });

  it('asks nothing of an audit that has ended', async () => {
    const { ask, audits } = await anAuditRead();
    audits.seed(anAudit({ state: 'closed', end: 'green' }));
    expect(await ask()).toEqual({ verdict: 'over', end: 'green' });
  });
});
