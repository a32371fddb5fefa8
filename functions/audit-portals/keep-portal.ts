import type { AuditItem } from '../../shared/domain/audit/audit-item.ts';
import type { AuditedPortal } from '../../shared/domain/audit/audited-portal.ts';
import { clientStream, type LedgerFact } from '../../shared/domain/ledger.ts';
import { ConflictError } from '../../shared/errors.ts';
import type { AuditedPortals, AuditItems } from '../../shared/ports/audits.ts';
import type { PortalInAudit } from './audit-portal.ts';

/** What came of a portal, without its identity and its lines. */
export type PortalResult = Omit<AuditedPortal, 'auditId' | 'shard' | 'clientId' | 'portalId' | 'items' | 'version'>;

/** What keeping needs. */
export interface KeepPortalDependencies {
  readonly auditItems: Pick<AuditItems, 'keepAll' | 'ofPortal'>;
  readonly auditedPortals: Pick<AuditedPortals, 'put'>;
}

/** Keeps the lines of a portal, then the portal itself with the client's ledger: once, whoever is first. */
export type KeepPortal = (one: PortalInAudit, result: PortalResult, items: readonly AuditItem[]) => Promise<void>;

/** @see KeepPortal */
export function createKeepPortal({ auditItems, auditedPortals }: KeepPortalDependencies): KeepPortal {
  return async ({ audit, runId, shard, portal }, result, items) => {
    await auditItems.keepAll(items);
    // An attempt that died may have kept a line of somebody who is gone by now: it was read, and so it counts.
    const kept = await auditItems.ofPortal(audit.auditId, portal.portalId);
    const known = new Set(items.map(({ personId }) => personId));
    const usersRead = result.usersRead + kept.filter(({ personId }) => !known.has(personId)).length;
    const { auditId, correlationId } = audit;
    const whole = { auditId, shard, ...portal, ...result, usersRead, items: kept.length, version: 0 };
    const fact: LedgerFact = {
      stream: clientStream(portal.clientId),
      type: 'portal-audited',
      at: result.at,
      runId,
      correlationId,
      facts: {
        auditId,
        portalId: portal.portalId,
        state: result.state,
        ...(result.reason === undefined ? {} : { reason: result.reason }),
        usersRead,
        clientUsers: result.clientUsers,
        items: kept.length,
        findings: kept.reduce((sum, item) => sum + item.findings.length, result.findings.length),
      },
    };
    try {
      await auditedPortals.put(whole, [fact]);
    } catch (error) {
      // Another attempt was faster; what it kept stands.
      if (!(error instanceof ConflictError)) throw error;
    }
  };
}

/** A portal of which nothing was read. */
export function unread(now: Date): PortalResult {
  return {
    state: 'cannot-verify',
    at: now.toISOString(),
    usersRead: 0,
    clientUsers: 0,
    pages: { users: 0, logins: 0, owners: 0 },
    calls: 0,
    unavailable: [],
    findings: [],
    partnerAdminIds: [],
  };
}
