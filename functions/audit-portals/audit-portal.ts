import type { Audit, ScopedPortal } from '../../shared/domain/audit/audit.ts';
import type { AuditedPortal, CannotVerifyReason } from '../../shared/domain/audit/audited-portal.ts';
import { withAge } from '../../shared/domain/audit/compare.ts';
import { unavailableOf } from '../../shared/domain/audit/detect.ts';
import { detectInPortal, detectUnreachable, PARTNER_ADMIN } from '../../shared/domain/audit/detectors-portal.ts';
import { isUnneeded, standing } from '../../shared/domain/audit/subject.ts';
import type { Connection } from '../../shared/domain/connection.ts';
import { ConnectionBrokenError } from '../../shared/errors.ts';
import type { AuditedPortals, AuditItems, LoginBook } from '../../shared/ports/audits.ts';
import type { Clients } from '../../shared/ports/clients.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { Connections } from '../../shared/ports/connections.ts';
import type { Engagements, Grants } from '../../shared/ports/engagements.ts';
import type { People } from '../../shared/ports/people.ts';
import { createBreakConnection } from '../../shared/services/access/break-connection.ts';
import { noteSuperAdmins } from '../../shared/services/access/note-super-admins.ts';
import type { PortalReading, ReadPortalAccess } from '../../shared/services/audits/read-portal-access.ts';
import type { FrozenPeople } from '../../shared/services/roster/frozen-people.ts';
import { keepLogins } from './keep-logins.ts';
import { type KeepPortal, type PortalResult, unread } from './keep-portal.ts';
import { makeItems } from './make-items.ts';

/** What auditing one portal needs. */
export interface AuditPortalDependencies {
  readonly clients: Pick<Clients, 'read' | 'replace'>;
  readonly connections: Pick<Connections, 'read' | 'replace'>;
  readonly engagements: Pick<Engagements, 'ofClient'>;
  readonly grants: Pick<Grants, 'ofPortal'>;
  readonly people: Pick<People, 'ensure'>;
  readonly auditItems: Pick<AuditItems, 'ofPortal'>;
  readonly auditedPortals: Pick<AuditedPortals, 'read'>;
  readonly loginBook: LoginBook;
  /** Reads with the sides of this frozen roster. */
  readonly readPortalAccess: (people: FrozenPeople) => ReadPortalAccess;
  readonly keepPortal: KeepPortal;
  readonly clientAppId: number;
  readonly domains: readonly string[];
  /** Raises the alarm `connection-broken`. */
  readonly alarm: () => void;
  readonly clock: Clock;
}

/** A portal in its audit. */
export interface PortalInAudit {
  readonly audit: Audit;
  readonly runId: string;
  readonly shard: number;
  readonly portal: ScopedPortal;
  readonly people: FrozenPeople;
}

/** Audits one portal. Nothing of it stays in memory. @throws HubSpotError when HubSpot does not answer as it should */
export type AuditPortal = (one: PortalInAudit) => Promise<void>;

/**
 * @see AuditPortal
 * 1. Without a connection that works nothing can be read, and the record says why.
 * 2. What the portal has is read; the client's people are only counted, but for who its super admins are.
 * 3. Logins that were seen are kept beyond HubSpot's 90 days.
 * 4. Findings are computed and compared with the audit before.
 * 5. Lines are kept, then the portal: that it is there means that all of it is.
 */
export function createAuditPortal(dependencies: AuditPortalDependencies): AuditPortal {
  const { clients, connections, engagements, grants, people: persons, auditItems, auditedPortals } = dependencies;
  const { loginBook, readPortalAccess, keepPortal, clientAppId, domains, alarm, clock } = dependencies;
  const breakConnection = createBreakConnection({ connections, clock });

  return async (one) => {
    const { audit, runId, portal, people } = one;
    const { clientId, portalId } = portal;
    const now = clock.now();
    // 1. A way into it.
    const connection = await connections.read(clientAppId, portalId);
    const dead = connection === undefined ? 'not-connected' : deadBy(connection.health);
    if (connection === undefined || dead !== undefined) return cannotVerify(one, now, dead ?? 'not-connected');
    // 2. Read.
    const ofPortal = await grants.ofPortal(clientId, portalId);
    const grantOf = new Map(ofPortal.map((grant) => [grant.personId, grant]));
    const needed = await engagements.ofClient(clientId);
    const hasEnded = (personId: string) => {
      const grant = grantOf.get(personId);
      return grant !== undefined && standing({ grant, unneeded: isUnneeded(grant, needed) }, now) === undefined;
    };
    const reading = await readPortalAccess(people)({
      ...portal,
      scopes: connection.scopes,
      depth: audit.kind === 'logins' ? 'logins' : 'whole',
      personId: audit.scope.kind === 'person' ? audit.scope.personId : undefined,
      countsRecords: (personId, userId) => hasEnded(personId) || people.stateOf(personId, userId).state === 'left',
    }).catch(async (error: unknown) => {
      if (!(error instanceof ConnectionBrokenError)) throw error;
      const run = { runId, correlationId: audit.correlationId };
      await breakConnection({ appId: clientAppId, portalId, reason: error.reason, run });
      if (error.reason !== 'missing') alarm();
      return error.reason === 'missing' ? ('not-connected' as const) : (`connection-${error.reason}` as const);
    });
    if (typeof reading === 'string') return cannotVerify(one, now, reading);
    await noteSuperAdmins({ clients, people: persons }, clientId, reading.clientUsers);
    // 3. Logins.
    const looked = reading.members.filter((member) => member.isLookedAt);
    const logins = await keepLogins(loginBook, portal, looked, now);
    const read = { at: now.toISOString(), readingUserId: connection.installingUserId, ...countsOf(reading) };
    if (audit.kind === 'logins') return keepPortal(one, { ...unread(now), ...read, state: 'read' }, []);
    // 4. Findings.
    const before = await portalBefore(audit, portalId);
    const items = makeItems({
      ...one,
      reading,
      logins,
      grants: ofPortal,
      engagements: needed,
      before: before?.state === 'read' ? await auditItems.ofPortal(before.auditId, portalId) : undefined,
      domains,
      now,
    });
    // 5. Keep.
    const admins = partnerAdminsOf(reading, people);
    const result: PortalResult = {
      ...read,
      state: 'read',
      unavailable: unavailableOf(reading.told),
      findings: withAge(findingsOf(reading, people, connection, admins), before?.findings),
      partnerAdminIds: admins.map(({ personId }) => personId).sort(),
    };
    await keepPortal(one, result, items);
  };

  async function cannotVerify(one: PortalInAudit, now: Date, reason: CannotVerifyReason): Promise<void> {
    const before = await portalBefore(one.audit, one.portal.portalId);
    const findings = withAge(detectUnreachable(reason), before?.findings);
    await keepPortal(one, { ...unread(now), reason, findings }, []);
  }

  async function portalBefore({ previousAuditId }: Audit, portalId: number): Promise<AuditedPortal | undefined> {
    return previousAuditId === undefined ? undefined : auditedPortals.read(previousAuditId, portalId);
  }
}

function deadBy(health: Connection['health']): CannotVerifyReason | undefined {
  return health === 'healthy' ? undefined : `connection-${health}`;
}

function countsOf({ userIds, clientUsers, pages, calls }: PortalReading) {
  return { usersRead: userIds.size, clientUsers: clientUsers.length, pages, calls };
}

function partnerAdminsOf({ members }: PortalReading, people: FrozenPeople) {
  return members
    .filter(({ access }) => access.permissionSets.some(({ name }) => name === PARTNER_ADMIN))
    .map(({ personId, user, deactivated }) => ({
      personId,
      stays: deactivated !== true && people.stateOf(personId, user.id).state !== 'left',
    }));
}

function findingsOf(
  { userIds }: PortalReading,
  { leaverUserIds }: FrozenPeople,
  { installingUserId }: Connection,
  partnerAdmins: ReturnType<typeof partnerAdminsOf>,
) {
  return detectInPortal({ userIds, installingUserId, leaverUserIds, partnerAdmins });
}
