import type { Client } from '../../../shared/domain/client.ts';
import type { Connection } from '../../../shared/domain/connection.ts';
import { changeIdOf, type Engagement } from '../../../shared/domain/engagement.ts';
import type { Grant } from '../../../shared/domain/grant.ts';
import type { Person } from '../../../shared/domain/person.ts';
import { type Run, runIdOf } from '../../../shared/domain/run.ts';
import type { ServicePackage } from '../../../shared/domain/service-package.ts';

const AT = '2026-11-24T08:00:00.000Z';
export const CLIENT_ID = 'c-1';
export const PORTAL_ID = 20_000_001;
export const CLIENT_APP_ID = 2;

/** A connected client without known super admins. */
export function aClient(more: Partial<Client> = {}): Client {
  return {
    clientId: CLIENT_ID,
    recordId: '1',
    name: 'Example Manufacturing',
    state: 'connected',
    portalId: PORTAL_ID,
    superAdminIds: [],
    baseline: false,
    createdAt: AT,
    version: 1,
    ...more,
  };
}

/** A healthy connection of the client's portal. */
export function aConnection(more: Partial<Connection> = {}): Connection {
  return {
    appId: CLIENT_APP_ID,
    portalId: PORTAL_ID,
    clientId: CLIENT_ID,
    scopes: [],
    installingUserId: 'u-owner',
    accessToken: 'sealed',
    refreshToken: 'sealed',
    accessExpiresAt: '2026-11-24T10:00:00.000Z',
    health: 'healthy',
    connectedAt: AT,
    version: 1,
    ...more,
  };
}

/** An approved engagement of one consultant that is starting. */
export function anEngagement(more: Partial<Engagement> = {}): Engagement {
  return {
    engagementId: 'e-1',
    clientId: CLIENT_ID,
    packageKey: 'reporting',
    catalogueVersion: 1,
    team: ['p-consultant-1'],
    startsAt: AT,
    endsAt: '2027-11-24T08:00:00.000Z',
    state: 'starting',
    change: 1,
    requestedBy: 'p-operations',
    approvedBy: ['p-lead'],
    version: 1,
    ...more,
  };
}

/** The run of an engagement's present change. */
export function aRunOf(engagement: Engagement, startedAt: string): Run {
  const businessId = changeIdOf(engagement);
  return {
    runId: runIdOf('access-provisioning', businessId),
    workflow: 'access-provisioning',
    businessId,
    clientId: engagement.clientId,
    state: 'running',
    attempt: 1,
    hints: 0,
    hintsSeen: 0,
    correlationId: `correlation-${businessId}`,
    startedAt,
    attemptAt: startedAt,
    version: 1,
  };
}

/** A verified grant of a user that was not there before us. */
export function aGrant(more: Partial<Grant> = {}): Grant {
  return {
    clientId: CLIENT_ID,
    portalId: PORTAL_ID,
    personId: 'p-consultant-1',
    userId: 'u-consultant-1',
    engagementIds: ['e-1'],
    access: { permissionSetId: 'set-reports', teamIds: [] },
    permissionSetName: 'Report reader',
    before: { existed: false },
    state: 'verified',
    approvedBy: ['p-lead'],
    startedAt: AT,
    endsAt: '2027-11-24T08:00:00.000Z',
    verifiedAt: AT,
    version: 1,
    ...more,
  };
}

/** The person of an address: `p-` and its local part. */
export function aPerson(email: string, more: Partial<Person> = {}): Person {
  const local = email.split('@')[0] ?? email;
  return { personId: `p-${local}`, email, name: email, kind: 'partner', createdAt: AT, ...more };
}

/** A package of low risk: one permission set, no team. */
export function aPackage(more: Partial<ServicePackage> = {}): ServicePackage {
  return {
    key: 'reporting',
    name: 'Reporting',
    description: 'Reads and reports.',
    serviceTypes: [],
    permissionSet: 'Report reader',
    teams: [],
    needs: [],
    risk: 'low',
    durationDays: 365,
    defaultTeam: ['consultant-1@example.com'],
    does: ['Reads reports'],
    doesNot: [],
    ...more,
  };
}
