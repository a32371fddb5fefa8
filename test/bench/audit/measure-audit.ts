import { setTimeout as sleep } from 'node:timers/promises';
import { callsFor } from '../../../shared/domain/audit/calls.ts';
import { callsSince, nameOfCall } from '../../support/audit-world-calls.ts';
import { startReview } from '../../support/audit-world-course.ts';
import { readAuditRecords } from '../../support/audit-world-findings.ts';
import { generatedWorld } from '../../support/audit-world-generated.ts';
import { AUDIT_SCOPES, loadWorld } from '../../support/audit-world-loader.ts';
import { type AuditStack, startAuditStack } from '../../support/audit-world-stack.ts';
import { type MemoryCourse, memoryCourse, sampleMemory } from './memory.ts';

/** Each portal: as many users as this, four of them the agency's, each with a login a day for 90 days. */
const USERS = 20;
const PARTNER_USERS = 4;
const LOGIN_ROWS = 90;
const SAMPLE_MS = 1_000;
const FIRST_PORTAL = 4_000_001;

/** What an audit of many portals took. Times in seconds, memory in bytes. */
export interface AuditMeasurement {
  readonly portals: number;
  readonly users: number;
  /** Until everything was in sandbox and table. */
  readonly loading: number;
  /** From the frozen scope to the last portal read. */
  readonly reading: number;
  /** From the start to the last review assigned. */
  readonly untilReviews: number;
  readonly reviews: number;
  readonly cannotVerify: number;
  readonly portalsPerSecond: number;
  /** Calls to HubSpot by their names; refreshed tokens among them. */
  readonly calls: Readonly<Record<string, number>>;
  /** Login pages, and calls that refresh a token, left out. */
  readonly callsPerPortal: number;
  readonly loginPagesPerPortal: number;
  /** What the formula says. */
  readonly formula: { readonly calls: number; readonly loginPages: number };
  readonly memory: MemoryCourse;
}

/** Audits a made-up world on a stack of its own, until the reviews are assigned. `tell` gets a line for each step. */
export async function measureAudit(portals: number, tell: (line: string) => void): Promise<AuditMeasurement> {
  tell('Deploying a stack of its own …');
  const own = await startAuditStack('bench-audit');
  try {
    tell(`Loading ${portals} portals with ${USERS} users each …`);
    const began = performance.now();
    const size = { usersPerPortal: USERS, partnerUsers: PARTNER_USERS, firstPortalId: FIRST_PORTAL };
    await loadWorld(own.world, own.book, generatedWorld({ ...size, portals }));
    const loading = (performance.now() - began) / 1000;
    tell('Auditing …');
    return { portals, users: portals * USERS, loading, ...(await audited(own, portals, tell)) };
  } finally {
    await own.stop();
  }
}

async function audited({ stack, world, book }: AuditStack, portals: number, tell: (line: string) => void) {
  const calls: Record<string, number> = {};
  let sequence = 0;
  const count = async () => {
    for (const call of await callsSince(world, sequence)) {
      const name = nameOfCall(call) ?? `${call.method} ${call.path}`;
      calls[name] = (calls[name] ?? 0) + 1;
      sequence = call.sequence;
    }
  };
  const sampling = sampleMemory(stack.emulator.pid, 'audit-portals', SAMPLE_MS);
  const began = performance.now();
  const { auditId } = await startReview(world);
  for (let looks = 0; (await book.audits.read(auditId))?.state !== 'in-review'; looks++) {
    await count();
    if (looks % 30 === 29) tell(`  ${sequence} calls so far`);
    await sleep(SAMPLE_MS);
  }
  const untilReviews = (performance.now() - began) / 1000;
  const memory = memoryCourse(sampling.stop());
  await count();
  const audit = await book.audits.read(auditId);
  if (audit?.openedAt === undefined) throw new Error('The audit was not opened.');
  const read = await readAuditRecords(book, audit);
  const last = read.portals.map(({ at }) => Date.parse(at)).reduce((a, b) => Math.max(a, b), 0);
  const reading = (last - Date.parse(audit.openedAt)) / 1000;
  const { listLogins = 0, refreshTokens = 0 } = calls;
  const all = Object.values(calls).reduce((sum, one) => sum + one, 0);
  return {
    reading,
    untilReviews,
    reviews: audit.reviews,
    cannotVerify: read.portals.filter(({ state }) => state !== 'read').length,
    portalsPerSecond: portals / reading,
    calls,
    callsPerPortal: (all - listLogins - refreshTokens) / portals,
    loginPagesPerPortal: listLogins / portals,
    formula: callsFor({
      users: USERS,
      partnerUsers: PARTNER_USERS,
      optional: { logins: true, owners: true, objects: AUDIT_SCOPES.length - 2 },
      loginRows: LOGIN_ROWS,
    }),
    memory,
  };
}
