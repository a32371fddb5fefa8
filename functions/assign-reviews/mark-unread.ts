import type { Audit, ScopedPortal } from '../../shared/domain/audit/audit.ts';
import type { AuditedPortals, AuditScopes } from '../../shared/ports/audits.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import { atOnce } from '../../shared/services/at-once.ts';

/** What marking needs. */
export interface MarkUnreadDependencies {
  readonly auditScopes: Pick<AuditScopes, 'shard'>;
  readonly auditedPortals: AuditedPortals;
  readonly clock: Clock;
}

/** Marks portals of a shard that were not read, so that nothing is silent about them. */
export type MarkUnread = (audit: Audit, shard: number) => Promise<void>;

/** @see MarkUnread */
export function createMarkUnread({ auditScopes, auditedPortals, clock }: MarkUnreadDependencies): MarkUnread {
  return async ({ auditId }, shard) => {
    const portals = await auditScopes.shard(auditId, shard);
    await atOnce(portals, async ({ clientId, portalId }: ScopedPortal) => {
      if ((await auditedPortals.read(auditId, portalId)) !== undefined) return;
      await auditedPortals.put({
        auditId,
        shard,
        clientId,
        portalId,
        state: 'cannot-verify',
        reason: 'not-read',
        at: clock.now().toISOString(),
        usersRead: 0,
        clientUsers: 0,
        items: 0,
        pages: { users: 0, logins: 0, owners: 0 },
        calls: 0,
        unavailable: [],
        findings: [],
        partnerAdminIds: [],
        version: 0,
      });
    });
  };
}
