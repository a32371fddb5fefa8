import type { AuditItem } from '../../../shared/domain/audit/audit-item.ts';
import type { Closure } from '../../../shared/domain/closure.ts';
import type { Offboarding } from '../../../shared/domain/remedy/offboarding.ts';
import type { Remedy } from '../../../shared/domain/remedy/remedy.ts';
import type { Closures } from '../../../shared/ports/closures.ts';
import type { Offboardings, Remedies } from '../../../shared/ports/remedies.ts';
import { CLIENT_ID, PORTAL_ID } from './builders.ts';
import { createCollection } from './collection.ts';
import type { Effects } from './effects.ts';
import type { MemoryLedger } from './ledger.ts';

/** A planned removal of a consultant by an audit's decision. */
export function aRemedy(more: Partial<Remedy> = {}): Remedy {
  return {
    runId: 'offboarding-audit.a-1',
    shard: 0,
    item: 0,
    clientId: CLIENT_ID,
    portalId: PORTAL_ID,
    personId: 'p-consultant-1',
    userId: 'u-consultant-1',
    action: 'remove',
    decidedBy: ['p-lead'],
    dueAt: '2026-12-01T09:00:00.000Z',
    state: 'planned',
    tries: 0,
    version: 1,
    ...more,
  };
}

/** An offboarding under way. */
export function anOffboarding(more: Partial<Offboarding> = {}): Offboarding {
  return {
    offboardingId: 'o-p-consultant-1-1',
    personId: 'p-consultant-1',
    cause: 'left-partner-portal',
    correlationId: 'correlation-o',
    noticedAt: '2026-11-24T09:00:00.000Z',
    effectiveAt: '2026-11-24T09:00:00.000Z',
    state: 'running',
    tellId: 'p-manager',
    portals: 0,
    shards: 0,
    version: 1,
    ...more,
  };
}

/** A line of an audit without findings and without a decision. */
export function aLine(more: Partial<AuditItem> = {}): AuditItem {
  return {
    auditId: 'a-1',
    shard: 0,
    clientId: CLIENT_ID,
    portalId: PORTAL_ID,
    personId: 'p-consultant-1',
    userId: 'u-consultant-1',
    access: { superAdmin: false, permissionSets: [], teams: [] },
    logins: { kind: 'unknown', reason: 'scope-missing' },
    packageKeys: [],
    findings: [],
    gone: [],
    recommends: 'keep',
    version: 1,
    ...more,
  };
}

/** Remedies, offboardings and closures. */
export function createMemoryRemedies(base: { effects: Effects; ledger: MemoryLedger }) {
  const kept = createCollection<Remedy>('remedies', base, (one) => `${one.runId}.${one.shard}.${one.item}`);
  const leavings = createCollection<Offboarding>('offboardings', base, (one) => one.offboardingId);
  const remedies: Remedies & Pick<typeof kept, 'seed' | 'all'> = {
    seed: kept.seed,
    all: kept.all,
    async keepAll(all) {
      for (const remedy of all) await kept.create(remedy);
    },
    ofShard: async (runId, shard) =>
      kept
        .all()
        .filter((one) => one.runId === runId && one.shard === shard)
        .sort((a, b) => a.item - b.item),
    read: (runId, shard, item) => kept.read(`${runId}.${shard}.${item}`),
    replace: kept.replace,
  };
  const offboardings: Offboardings & Pick<typeof leavings, 'seed' | 'all'> = {
    ...leavings,
    ofPerson: async (personId) => leavings.all().filter((one) => one.personId === personId),
    list: async (limit) => leavings.all().toReversed().slice(0, limit),
  };
  const endings = createCollection<Closure>('closures', base, (one) => one.closureId);
  const closures: Closures & Pick<typeof endings, 'seed' | 'all'> = {
    ...endings,
    lastOf: async (clientId) => endings.all().findLast((one) => one.clientId === clientId),
  };
  return { remedies, offboardings, closures };
}
