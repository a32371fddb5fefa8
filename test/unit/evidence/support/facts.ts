import type { Audit } from '../../../../shared/domain/audit/audit.ts';
import type { AuditItem } from '../../../../shared/domain/audit/audit-item.ts';
import type { AuditedPortal } from '../../../../shared/domain/audit/audited-portal.ts';
import type { Offboarding } from '../../../../shared/domain/remedy/offboarding.ts';
import type { Remedy } from '../../../../shared/domain/remedy/remedy.ts';

export const AUDIT_ID = 'q-2026-10-05';
export const RUN_ID = `offboarding-audit.${AUDIT_ID}`;

/** A quarterly review of two portals in one shard, under way to its evidence. */
export function anAudit(more: Partial<Audit> = {}): Audit {
  return {
    auditId: AUDIT_ID,
    kind: 'review',
    scope: { kind: 'all' },
    trigger: 'schedule',
    correlationId: 'correlation-audit',
    state: 'carrying-out',
    createdAt: '2026-10-05T05:00:00.000Z',
    openedAt: '2026-10-05T05:00:10.000Z',
    appVersion: '0.9.0',
    policyVersion: 4,
    catalogueVersion: 2,
    portals: 2,
    shards: 1,
    reviews: 1,
    version: 1,
    ...more,
  };
}

/** A portal that was read: seven users, two of them the agency's. */
export function aPortal(more: Partial<AuditedPortal> = {}): AuditedPortal {
  return {
    auditId: AUDIT_ID,
    shard: 0,
    clientId: 'c-1',
    portalId: 20_000_001,
    state: 'read',
    at: '2026-10-05T05:01:00.000Z',
    readingUserId: '90001',
    usersRead: 7,
    clientUsers: 5,
    items: 2,
    pages: { users: 1, logins: 4, owners: 1 },
    calls: 9,
    unavailable: [{ code: 'owns-records', reason: 'scope-missing' }],
    findings: [],
    partnerAdminIds: [],
    version: 1,
    ...more,
  };
}

/** A line that a person decided to keep. */
export function anItem(more: Partial<AuditItem> = {}): AuditItem {
  return {
    auditId: AUDIT_ID,
    shard: 0,
    clientId: 'c-1',
    portalId: 20_000_001,
    personId: 'p-consultant-1',
    userId: '70001',
    access: {
      superAdmin: false,
      permissionSets: [{ id: 'set-1', name: 'Report reader', requiresBillingWrite: false }],
      teams: ['Agency'],
      seats: ['Core Seat'],
    },
    logins: { kind: 'known', lastAt: '2026-09-30T10:00:00.000Z' },
    grant: {
      permissionSetName: 'Report reader',
      state: 'verified',
      startedAt: '2026-03-01T09:00:00.000Z',
      endsAt: '2027-03-01T09:00:00.000Z',
      engagementIds: ['e-1'],
      approvedBy: ['p-lead-1'],
    },
    packageKeys: ['reporting'],
    findings: [],
    gone: [],
    recommends: 'keep',
    review: 0,
    decision: { answer: 'keep', by: 'p-lead-1', at: '2026-10-07T09:00:00.000Z', changes: 0 },
    version: 2,
    ...more,
  };
}

/** Somebody who has left, is still there, and is to be taken away. */
export function aLeaver(more: Partial<AuditItem> = {}): AuditItem {
  return anItem({
    personId: 'p-consultant-2',
    userId: '70002',
    findings: [
      {
        code: 'left-roster',
        severity: 'critical',
        facts: { why: 'left', since: '2026-09-12T00:00:00.000Z', source: 'directory' },
        recommends: 'revoke',
        age: 'new',
      },
    ],
    recommends: 'revoke',
    decision: {
      answer: 'revoke',
      by: 'p-lead-1',
      at: '2026-10-07T09:01:00.000Z',
      note: '=HYPERLINK("https://example.com","left")',
      changes: 1,
    },
    ...more,
  });
}

/** A removal that was read back. */
export function aRemedy(more: Partial<Remedy> = {}): Remedy {
  return {
    runId: RUN_ID,
    shard: 0,
    item: 0,
    clientId: 'c-1',
    portalId: 20_000_001,
    personId: 'p-consultant-2',
    userId: '70002',
    action: 'remove',
    decidedBy: ['p-lead-1'],
    policyVersion: 4,
    dueAt: '2026-10-21T09:00:00.000Z',
    state: 'verified',
    tries: 1,
    readBackAt: '2026-10-08T06:00:00.000Z',
    found: { superAdmin: false, permissionSetNames: ['Report reader'] },
    ownedRecords: { contacts: 3 },
    version: 3,
    ...more,
  };
}

/** Somebody left the directory. */
export function anOffboarding(more: Partial<Offboarding> = {}): Offboarding {
  return {
    offboardingId: 'o-p-consultant-2-1',
    personId: 'p-consultant-2',
    cause: 'left-directory',
    correlationId: 'correlation-offboarding',
    noticedAt: '2026-11-02T08:00:00.000Z',
    effectiveAt: '2026-11-02T08:00:00.000Z',
    state: 'running',
    tellId: 'p-lead-1',
    portals: 2,
    shards: 1,
    version: 1,
    ...more,
  };
}
