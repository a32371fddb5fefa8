import type { Audit } from '../../../../shared/domain/audit/audit.ts';
import type { AuditItem } from '../../../../shared/domain/audit/audit-item.ts';
import type { AuditedPortal } from '../../../../shared/domain/audit/audited-portal.ts';
import { CLIENT_ID, PORTAL_ID } from '../../../support/memory/builders.ts';
import type { createTestApi } from './api.ts';

const AT = '2026-11-24T08:00:00.000Z';

/** A review of one portal that was read, with one line and one finding; a second portal could not be. */
export async function seedAudit(api: ReturnType<typeof createTestApi>, more: Partial<Audit> = {}): Promise<Audit> {
  const audit: Audit = {
    auditId: 'q-2026-10-05',
    kind: 'review',
    scope: { kind: 'all' },
    trigger: 'schedule',
    correlationId: 'correlation-1',
    state: 'in-review',
    createdAt: AT,
    openedAt: AT,
    appVersion: '1.2.3',
    policyVersion: 1,
    portals: 3,
    shards: 1,
    reviews: 1,
    version: 1,
    ...more,
  };
  const { auditId } = audit;
  api.audits.seed(audit);
  const other = { clientId: 'c-2', portalId: 20_000_002 };
  const third = { clientId: 'c-3', portalId: 20_000_003 };
  await api.auditScopes.keepShard(auditId, 0, [{ clientId: CLIENT_ID, portalId: PORTAL_ID }, other, third]);
  const portal: AuditedPortal = {
    auditId,
    shard: 0,
    clientId: CLIENT_ID,
    portalId: PORTAL_ID,
    state: 'read',
    at: AT,
    usersRead: 12,
    clientUsers: 11,
    items: 1,
    pages: { users: 1, logins: 1, owners: 2 },
    calls: 6,
    unavailable: [{ code: 'paid-seat-without-need', reason: 'not-told' }],
    findings: [],
    partnerAdminIds: [],
    version: 0,
  };
  await api.auditedPortals.put(portal);
  const unread = { state: 'cannot-verify', reason: 'connection-revoked', calls: 0, items: 0, unavailable: [] } as const;
  await api.auditedPortals.put({
    ...portal,
    ...other,
    ...unread,
    findings: [{ code: 'connection-unhealthy', severity: 'high', facts: {}, recommends: 'change' }],
  });
  const item: AuditItem = {
    auditId,
    shard: 0,
    clientId: CLIENT_ID,
    portalId: PORTAL_ID,
    personId: 'p-consultant-1',
    userId: '1',
    access: { superAdmin: false, permissionSets: [], teams: [] },
    logins: { kind: 'known', lastAt: AT },
    packageKeys: [],
    findings: [{ code: 'left-roster', severity: 'critical', facts: {}, recommends: 'revoke', age: 'new' }],
    gone: ['no-login-90-days'],
    recommends: 'revoke',
    decision: { answer: 'revoke', by: 'p-lead', at: AT, changes: 0 },
    version: 1,
  };
  await api.auditItems.keepAll([item]);
  return audit;
}
