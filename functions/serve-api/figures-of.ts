import type { Audit } from '../../shared/domain/audit/audit.ts';
import { type AuditFigures, createAuditFigures } from '../../shared/domain/audit/audit-figures.ts';
import type { AuditedPortal } from '../../shared/domain/audit/audited-portal.ts';
import type { ApiDependencies } from './dependencies.ts';
import { inBatches } from './in-batches.ts';

/** For how long lines are read, in milliseconds: an answer of the API takes 30 seconds at most. */
const READING_MILLISECONDS = 12_000;
/** Portals whose lines are read side by side. */
const SIDE_BY_SIDE = 50;

/** What an audit has found. */
export type FiguresOf = (audit: Audit) => Promise<AuditFigures>;

/**
 * @see FiguresOf
 * 1. What a closed one has found was kept.
 * 2. Of an open one the portals are counted, a hundred with each request.
 * 3. Their lines are added up as far as the time allows; the sums say of how many portals they are.
 */
export function createFiguresOf({
  audits,
  auditScopes,
  auditedPortals,
  auditItems,
  clock,
}: Pick<ApiDependencies, 'audits' | 'auditScopes' | 'auditedPortals' | 'auditItems' | 'clock'>): FiguresOf {
  return async ({ auditId, state, shards }) => {
    const until = clock.now().getTime() + READING_MILLISECONDS;
    // 1. Kept.
    const kept = state === 'closed' ? await audits.figures(auditId) : undefined;
    if (kept !== undefined) return kept;
    // 2. Portals.
    const figures = createAuditFigures();
    const numbers = Array.from({ length: shards }, (_, shard) => shard);
    const portals = (await inBatches(numbers, (shard) => ofShard(auditId, shard))).flat();
    for (const portal of portals) figures.addPortal(portal);
    // 3. Lines.
    for (let from = 0; from < portals.length && clock.now().getTime() < until; from += SIDE_BY_SIDE) {
      const some = portals.slice(from, from + SIDE_BY_SIDE);
      for (const lines of await Promise.all(some.map(linesOf))) figures.addLines(lines);
    }
    return figures.result();
  };

  async function ofShard(auditId: string, shard: number): Promise<AuditedPortal[]> {
    const scope = await auditScopes.shard(auditId, shard);
    return auditedPortals.readMany(
      auditId,
      scope.map(({ portalId }) => portalId),
    );
  }

  async function linesOf({ auditId, portalId, items, state }: AuditedPortal) {
    return items === 0 && state === 'read' ? [] : auditItems.ofPortal(auditId, portalId);
  }
}
