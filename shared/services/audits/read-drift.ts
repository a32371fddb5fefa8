import type { Audit } from '../../domain/audit/audit.ts';
import type { AuditItem } from '../../domain/audit/audit-item.ts';
import { isDrift } from '../../domain/remedy/drift.ts';
import type { AuditedPortals, AuditItems, AuditScopes } from '../../ports/audits.ts';

/** What reading a sweep's drift needs. */
export interface ReadDriftDependencies {
  readonly auditScopes: Pick<AuditScopes, 'shard'>;
  readonly auditItems: Pick<AuditItems, 'ofPortal'>;
  readonly auditedPortals: Pick<AuditedPortals, 'read'>;
}

/** What a sweep found: the lines that differ, and how many portals it could not read. */
export interface Drift {
  readonly lines: readonly AuditItem[];
  readonly unread: number;
}

/** Reads what differs, portal by portal, and keeps only that. */
export async function readDrift(
  { auditScopes, auditItems, auditedPortals }: ReadDriftDependencies,
  { auditId, shards }: Pick<Audit, 'auditId' | 'shards'>,
): Promise<Drift> {
  const lines: AuditItem[] = [];
  let unread = 0;
  for (let shard = 0; shard < shards; shard++) {
    for (const { portalId } of await auditScopes.shard(auditId, shard)) {
      if ((await auditedPortals.read(auditId, portalId))?.state !== 'read') unread += 1;
      lines.push(...(await auditItems.ofPortal(auditId, portalId)).filter(isDrift));
    }
  }
  return { lines, unread };
}
