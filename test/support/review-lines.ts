import type { Audit } from '../../shared/domain/audit/audit.ts';
import type { AuditItem } from '../../shared/domain/audit/audit-item.ts';
import type { Finding, ItemFindingCode } from '../../shared/domain/audit/finding.ts';

export const AUDIT_ID = 'q-2026-10-05';
/** When the audit of the samples was opened. */
export const OPENED = '2026-11-20T06:00:00.000Z';

/** An audit whose portals have been read. */
export function anAudit(more: Partial<Audit> = {}): Audit {
  return {
    auditId: AUDIT_ID,
    kind: 'review',
    scope: { kind: 'all' },
    trigger: 'schedule',
    correlationId: 'correlation',
    state: 'reading',
    createdAt: OPENED,
    openedAt: OPENED,
    appVersion: '0.1.0',
    policyVersion: 1,
    catalogueVersion: 1,
    portals: 1,
    shards: 1,
    reviews: 0,
    version: 1,
    ...more,
  };
}

/** A consultant's access as it was granted, with nothing found. */
export function aLine(more: Partial<AuditItem> = {}): AuditItem {
  return {
    auditId: AUDIT_ID,
    shard: 0,
    clientId: 'c-1',
    portalId: 20_000_001,
    personId: 'p-consultant-1',
    userId: '501',
    access: {
      superAdmin: false,
      permissionSets: [{ id: '71', name: 'Partner Marketing', requiresBillingWrite: false }],
      teams: ['Partner Team'],
    },
    logins: { kind: 'known', lastAt: '2026-11-18T08:15:00.000Z' },
    grant: {
      permissionSetName: 'Partner Marketing',
      state: 'active',
      startedAt: '2026-03-02T08:00:00.000Z',
      endsAt: '2027-03-02T08:00:00.000Z',
      engagementIds: ['e-1'],
      approvedBy: ['p-lead'],
    },
    packageKeys: ['marketing-management'],
    findings: [],
    gone: [],
    recommends: 'keep',
    version: 1,
    ...more,
  };
}

/** A finding with facts as its detector leaves them. */
export function aFinding(
  code: ItemFindingCode,
  more: Partial<Finding<ItemFindingCode>> = {},
): Finding<ItemFindingCode> {
  return { ...FINDINGS[code], code, ...more };
}

const FINDINGS: Readonly<Record<ItemFindingCode, Omit<Finding<ItemFindingCode>, 'code'>>> = {
  'left-roster': {
    severity: 'critical',
    recommends: 'revoke',
    facts: { why: 'left', since: '2026-10-30T08:00:00.000Z', source: 'directory' },
  },
  'partner-super-admin': { severity: 'critical', recommends: 'revoke', facts: {} },
  'permission-set-differs': {
    severity: 'high',
    recommends: 'change',
    facts: { granted: 'Partner Marketing', has: ['Marketing Manager', 'Partner Marketing'] },
  },
  'access-never-granted': { severity: 'high', recommends: 'revoke', facts: {} },
  'expired-but-present': {
    severity: 'high',
    recommends: 'revoke',
    facts: { why: 'ended', ended: '2026-09-01T08:00:00.000Z' },
  },
  'generic-mailbox': { severity: 'high', recommends: 'revoke', facts: {} },
  'shared-login': { severity: 'high', recommends: 'revoke', facts: { times: 3, smallestGapMinutes: 42 } },
  'no-login-90-days': { severity: 'medium', recommends: 'revoke', facts: { last: '2026-06-03T09:00:00.000Z' } },
  'invited-no-login': { severity: 'medium', recommends: 'revoke', facts: { invited: '2026-10-01T08:00:00.000Z' } },
  'deactivated-not-removed': { severity: 'medium', recommends: 'revoke', facts: {} },
  'paid-seat-without-need': {
    severity: 'low',
    recommends: 'keep',
    facts: { seats: ['Sales Seat'], why: ['no-grant'] },
  },
  'owns-records': { severity: 'low', recommends: 'keep', facts: { contacts: 214, deals: 12 } },
};

const SUPER_ADMIN = { superAdmin: true, permissionSets: [], teams: [] };
const BILLING = {
  superAdmin: false,
  permissionSets: [{ id: '72', name: 'Partner Billing', requiresBillingWrite: true }],
  teams: ['Partner Team'],
  seats: ['Core Seat'],
};

/** What lines of a review can look like; a long review repeats them among lines without findings. */
export const KINDS: readonly Partial<AuditItem>[] = [
  { findings: [aFinding('left-roster', { age: 'new' }), aFinding('owns-records')], recommends: 'revoke' },
  {
    findings: [aFinding('partner-super-admin')],
    access: SUPER_ADMIN,
    grant: undefined,
    packageKeys: [],
    recommends: 'revoke',
  },
  {
    findings: [aFinding('permission-set-differs', { age: 'changed' })],
    access: {
      superAdmin: false,
      permissionSets: [{ id: '73', name: 'Marketing Manager', requiresBillingWrite: false }],
      teams: [],
    },
    recommends: 'change',
  },
  {
    findings: [aFinding('no-login-90-days', { age: 'same' })],
    logins: { kind: 'known', lastAt: '2026-06-03T09:00:00.000Z' },
    recommends: 'revoke',
  },
  { access: BILLING, logins: { kind: 'unknown', reason: 'scope-missing' } },
  {
    findings: [aFinding('paid-seat-without-need')],
    access: { superAdmin: false, permissionSets: [], teams: [], seats: ['Sales Seat'] },
    grant: undefined,
    packageKeys: [],
    logins: { kind: 'none-since', since: '2026-07-01T00:00:00.000Z' },
  },
];

/** A long review: lines by client, every seventh of one of the kinds above. */
export function manyLines(count: number, clients: number): AuditItem[] {
  return Array.from({ length: count }, (_, index) => {
    const client = index % clients;
    const kind = index % 7 === 0 ? KINDS[(index / 7) % KINDS.length] : undefined;
    return aLine({
      clientId: `c-${client + 1}`,
      portalId: 20_000_001 + client,
      personId: `p-consultant-${Math.floor(index / clients) + 1}`,
      userId: String(500 + index),
      review: 0,
      ...kind,
    });
  });
}
