import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AUDIT_WORLD } from '../../infra/local/sandbox/audit-world/audit-world.ts';
import { visit } from '../../infra/local/visitor.ts';
import type { Audit } from '../../shared/domain/audit/audit.ts';
import { WHOLE_AUDIT } from '../../shared/domain/evidence/pack-facts.ts';
import type { Remedy } from '../../shared/domain/remedy/remedy.ts';
import { callsSince, faultsOfCalls, nameOfCall, type SeenCall } from '../support/audit-world-calls.ts';
import {
  auditIn,
  remediesOf,
  reviewLinks,
  type StartedReview,
  startReview,
  submitAsRecommended,
  untilClosed,
} from '../support/audit-world-course.ts';
import { packsOf, verifiedPack } from '../support/audit-world-evidence.ts';
import {
  type AuditRecordsRead,
  clientsOwn,
  expectedWords,
  foundWords,
  type PortalUsers,
  readAuditRecords,
  usersOfPortals,
} from '../support/audit-world-findings.ts';
import { auditWorld, loadWorld } from '../support/audit-world-loader.ts';
import { type AuditStack, startAuditStack } from '../support/audit-world-stack.ts';

const { records, expectations } = AUDIT_WORLD;
/** Its super admin is asked to take a super admin of ours away, says that it is done, and does nothing. */
const IDLE_PORTAL = 3_000_020;
/** Access ended, and the app was taken away in good order: an audit has nothing to look for there. */
const CLIENT_OF_OLD = 'client-3000052';
const MINUTES = 60_000;

let own: AuditStack;
let before: PortalUsers;
let started: StartedReview;
let calls: readonly SeenCall[];

beforeAll(async () => {
  own = await startAuditStack('audit-world');
  await loadWorld(own.world, own.book, auditWorld());
  before = await usersOfPortals(own.world);
  started = await startReview(own.world);
  await auditIn(own.book, started.auditId, 'in-review');
  calls = await callsSince(own.world);
}, 15 * MINUTES);

afterAll(() => own?.stop());

describe('an audit of the seeded world', () => {
  it('finds everything that was planted, flags nobody else, and tells what it cannot tell', async () => {
    const audit = await auditIn(own.book, started.auditId, 'in-review');
    expect(foundWords(await readAuditRecords(own.book, audit), before)).toEqual(expectedWords(expectations));
  });

  it('has only read, and only calls of HubSpot’s contract', () => {
    expect(calls.length).toBeGreaterThan(300);
    expect(faultsOfCalls(calls)).toEqual([]);
    // A search is a POST that reads.
    const writes = calls.filter(({ method, path }) => method !== 'GET' && !path.endsWith('/search'));
    expect(writes).toEqual([]);
  });
});

describe('its reviews, decided as recommended, and what clients are asked for done but for one', () => {
  let audit: Audit;
  let remedies: readonly Remedy[];
  let read: AuditRecordsRead;
  let after: PortalUsers;

  beforeAll(async () => {
    for (const link of await reviewLinks(own.world, own.book, started.auditId)) {
      const page = await submitAsRecommended(link);
      expect((await visit(page.url)).status).toBeLessThan(500);
    }
    audit = await untilClosed(own.world, own.book, started, new Set([IDLE_PORTAL]));
    remedies = await remediesOf(own.book, started.runId, audit.shards);
    read = await readAuditRecords(own.book, audit);
    after = await usersOfPortals(own.world);
  }, 15 * MINUTES);

  const isThere = (portalId: number, userId: string) => after.get(portalId)?.some(({ id }) => id === userId);

  it('end as not verified: three portals could not be read', () => {
    expect(audit).toMatchObject({ state: 'closed', end: 'not-verified' });
  });

  it('take away who was to go, in HubSpot itself; only the client that did nothing keeps somebody, as an exception', () => {
    const revoked = read.items.filter(({ decision }) => decision?.answer === 'revoke');
    expect(revoked.length).toBeGreaterThan(30);
    expect(revoked.map(({ recommends }) => recommends)).toEqual(revoked.map(() => 'revoke'));
    const still = revoked.filter(({ portalId, userId }) => isThere(portalId, userId));
    expect(still.map(({ portalId }) => portalId)).toEqual([IDLE_PORTAL]);
    const exceptions = remedies.filter(({ state }) => state === 'exception');
    expect(exceptions).toMatchObject([{ portalId: IDLE_PORTAL, action: 'remove', reason: 'not-done-by-person' }]);
    expect(exceptions[0]?.exception).toMatchObject({ approvedBy: expect.any(String), until: expect.any(String) });
  });

  it('set back what was to be changed, to the granted permission set', () => {
    const changed = read.items.filter(({ decision }) => decision?.answer === 'change');
    expect(changed.length).toBeGreaterThan(1);
    for (const { portalId, userId, grant } of changed) {
      const user = after.get(portalId)?.find(({ id }) => id === userId);
      expect(user).toMatchObject({ superAdmin: false, permissionSets: [grant?.permissionSetName] });
    }
  });

  it('leave everybody else as they were: those who are kept, and all of the clients’ own', () => {
    const kept = read.items.filter(({ decision }) => decision?.answer === 'keep');
    expect(kept.length).toBeGreaterThan(20);
    for (const { portalId, userId } of kept) {
      const then = before.get(portalId)?.find(({ id }) => id === userId);
      expect(after.get(portalId)?.find(({ id }) => id === userId)).toEqual(then);
    }
    expect(clientsOwn(after)).toEqual(clientsOwn(before));
  });

  it('read every remedy back or have it as an exception, and keep no line undecided', () => {
    const decided = read.items.filter(({ decision }) => decision !== undefined && decision.answer !== 'keep');
    const settled = remedies.filter(({ state }) => state === 'verified' || state === 'exception');
    expect(settled.length).toBe(decided.length);
    expect(settled.length).toBe(remedies.length);
    expect(read.items.every(({ decision }) => decision?.by !== undefined)).toBe(true);
  });

  it('leave a pack of evidence for each client and for the audit, each of which verifies, its certificate too', async () => {
    const clientIds = records.clients.map(({ clientId }) => clientId).filter((id) => id !== CLIENT_OF_OLD);
    expect(await packsOf(own.book, started.auditId)).toEqual([WHOLE_AUDIT, ...clientIds].toSorted());
    for (const name of [WHOLE_AUDIT, ...clientIds]) {
      const verdict = await verifiedPack(own.book, started.auditId, name);
      expect(verdict, name).toMatchObject({ ok: true, certified: true });
    }
  });

  it('tell the super admins of every client in whose portal somebody was taken away', async () => {
    const mails = await own.world.mails();
    const removedFrom = new Set(
      remedies
        .filter(({ action, state }) => action === 'remove' && state === 'verified')
        .map(({ portalId }) => portalId),
    );
    for (const portalId of removedFrom) {
      const admins = after.get(portalId)?.filter(({ ofClient, superAdmin }) => ofClient && superAdmin) ?? [];
      const told = mails.filter(({ subject }) => subject.includes(`portal ${portalId}:`)).flatMap(({ to }) => to);
      for (const { email } of admins) expect(told, `portal ${portalId}`).toContain(email);
    }
  });

  it('made only calls of HubSpot’s contract, and wrote only users of ours', async () => {
    const all = await callsSince(own.world);
    expect(faultsOfCalls(all)).toEqual([]);
    const writes = all.filter((call) => /^(create|update|remove|delete)/.test(nameOfCall(call) ?? ''));
    expect(writes.length).toBeGreaterThan(20);
    const clientIds = new Set(
      [...before.values()].flatMap((users) => users.filter(({ ofClient }) => ofClient).map(({ id }) => id)),
    );
    for (const { path } of writes) expect(clientIds.has(path.split('/').at(-1) ?? '')).toBe(false);
  });
});
