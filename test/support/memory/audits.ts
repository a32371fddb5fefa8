import type { Audit, ScopedPortal } from '../../../shared/domain/audit/audit.ts';
import type { AuditFigures } from '../../../shared/domain/audit/audit-figures.ts';
import type { AuditItem } from '../../../shared/domain/audit/audit-item.ts';
import type { AuditedPortal } from '../../../shared/domain/audit/audited-portal.ts';
import type { FrozenRoster } from '../../../shared/domain/roster/frozen-roster.ts';
import { ConflictError, NotFoundError } from '../../../shared/errors.ts';
import type {
  AuditedPortals,
  AuditItems,
  AuditScopes,
  Audits,
  LoginBook,
  SeenLogins,
} from '../../../shared/ports/audits.ts';
import { type Collection, createCollection } from './collection.ts';
import type { Effects } from './effects.ts';
import type { MemoryLedger } from './ledger.ts';

/** Records of audits in memory, with versions and conflicts as in the table. */
export function createMemoryAudits(base: { effects: Effects; ledger: MemoryLedger }) {
  const { effects } = base;
  const audits = createCollection<Audit>('audits', base, (one) => one.auditId);
  const portals = createCollection<AuditedPortal>('auditedPortals', base, (one) => `${one.auditId}:${one.portalId}`);
  const items = createCollection<AuditItem>('auditItems', base, itemId);
  const logins = createCollection<SeenLogins>('loginBook', base, ({ portalId, personId }) => `${portalId}:${personId}`);
  const rosters = new Map<string, FrozenRoster>();
  const shards = new Map<string, readonly ScopedPortal[]>();
  const found = new Map<string, AuditFigures>();
  return {
    audits: {
      ...audits,
      list: async (limit) =>
        audits
          .all()
          .sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1))
          .slice(0, limit),
      keepFigures: (auditId, figures) =>
        effects.run('audits.keepFigures', () => void keepFirst(found, auditId, structuredClone(figures))),
      figures: async (auditId) => structuredClone(found.get(auditId)),
    } satisfies Audits & Pick<typeof audits, 'seed' | 'all'>,
    auditScopes: {
      keepRoster: (auditId, roster) =>
        effects.run('auditScopes.keepRoster', () => keepFirst(rosters, auditId, structuredClone(roster))),
      roster: async (auditId) => structuredClone(rosters.get(auditId)),
      keepShard: (auditId, shard, scoped) =>
        effects.run('auditScopes.keepShard', () => keepFirst(shards, `${auditId}:${shard}`, structuredClone(scoped))),
      shard: async (auditId, shard) => {
        const found = shards.get(`${auditId}:${shard}`);
        if (found === undefined) throw new NotFoundError('Shard of audit', `${auditId}.${shard}`);
        return structuredClone(found);
      },
    } satisfies AuditScopes,
    auditedPortals: {
      all: portals.all,
      read: (auditId, portalId) => portals.read(`${auditId}:${portalId}`),
      readMany: async (auditId, ids) =>
        (await Promise.all(ids.map((id) => portals.read(`${auditId}:${id}`)))).filter((one) => one !== undefined),
      put: (portal, facts = []) => putIn(portals, portal, facts),
    } satisfies AuditedPortals & Pick<typeof portals, 'all'>,
    auditItems: {
      all: items.all,
      seed: items.seed,
      async keepAll(some) {
        for (const item of some) await items.create(item);
      },
      ofPortal: async (auditId, portalId) =>
        items.all().filter((one) => one.auditId === auditId && one.portalId === portalId),
      readMany: async (auditId, keys) => {
        const wanted = keys.map(({ portalId, personId }) => itemId({ auditId, portalId, personId }));
        return (await Promise.all(wanted.map((id) => items.read(id)))).filter((item) => item !== undefined);
      },
      replace: (item) => items.replace(item, []),
    } satisfies AuditItems & Pick<typeof items, 'all' | 'seed'>,
    loginBook: {
      all: logins.all,
      ofPortal: async (_clientId, portalId) => logins.all().filter((one) => one.portalId === portalId),
      put: (seen) => putIn(logins, seen, []),
    } satisfies LoginBook & Pick<typeof logins, 'all'>,
  };
}

function itemId({ auditId, portalId, personId }: Pick<AuditItem, 'auditId' | 'portalId' | 'personId'>): string {
  return `${auditId}:${portalId}:${personId}`;
}

function keepFirst<T>(kept: Map<string, T>, key: string, value: T): T {
  const standing = kept.get(key) ?? value;
  kept.set(key, standing);
  return standing;
}

/** Creates version 1, or replaces the version that is known. */
async function putIn<T extends { readonly version: number }>(
  collection: Collection<T>,
  record: T,
  facts: Parameters<Collection<T>['replace']>[1],
): Promise<void> {
  if (record.version > 0) return collection.replace(record, facts);
  if (!(await collection.create({ ...record, version: 1 }, ...facts))) throw new ConflictError('It is there already.');
}
