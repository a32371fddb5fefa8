import type { Audit, ScopedPortal } from '../../shared/domain/audit/audit.ts';
import type { AuditItem, GrantAtReading, LoginKnowledge } from '../../shared/domain/audit/audit-item.ts';
import { goneOf, withAge } from '../../shared/domain/audit/compare.ts';
import { detect, unavailableOf } from '../../shared/domain/audit/detect.ts';
import { sharedLoginsOf } from '../../shared/domain/audit/logins.ts';
import { strongestOf } from '../../shared/domain/audit/severity.ts';
import { isUnneeded, type Subject } from '../../shared/domain/audit/subject.ts';
import { type Engagement, needsAccess } from '../../shared/domain/engagement.ts';
import type { Grant } from '../../shared/domain/grant.ts';
import { isGenericMailbox, isPartnerSide } from '../../shared/domain/person.ts';
import type { PortalReading, ReadMember } from '../../shared/services/audits/read-portal-access.ts';
import type { FrozenPeople } from '../../shared/services/roster/frozen-people.ts';

/** Everything that the lines of one portal are computed from. */
export interface ItemSources {
  readonly audit: Pick<Audit, 'auditId'>;
  readonly shard: number;
  readonly portal: ScopedPortal;
  readonly reading: PortalReading;
  readonly people: FrozenPeople;
  readonly logins: ReadonlyMap<string, LoginKnowledge>;
  readonly grants: readonly Grant[];
  readonly engagements: readonly Engagement[];
  /** Lines of the audit before; undefined where it did not read this portal. */
  readonly before: readonly AuditItem[] | undefined;
  /** The agency's e-mail domains. */
  readonly domains: readonly string[];
  readonly now: Date;
}

/** The lines of a portal: one for each partner-side user that was looked at. */
export function makeItems(sources: ItemSources): AuditItem[] {
  const { audit, shard, portal, reading, grants, engagements, before, now } = sources;
  const unavailable = unavailableOf(reading.told);
  const grantOf = new Map(grants.map((grant) => [grant.personId, grant]));
  const needing = engagements.filter(needsAccess);
  const packageOf = new Map(needing.map(({ engagementId, packageKey }) => [engagementId, packageKey]));
  const lineBefore = new Map((before ?? []).map((item) => [item.personId, item]));
  return reading.members
    .filter((member) => member.isLookedAt)
    .map((member): AuditItem => {
      const grant = grantOf.get(member.personId);
      const subject = subjectOf(member, grant, sources);
      const then = before === undefined ? undefined : (lineBefore.get(member.personId)?.findings ?? []);
      const findings = withAge(detect(subject, now), then);
      const packages = (grant?.engagementIds ?? []).map((engagementId) => packageOf.get(engagementId));
      return {
        auditId: audit.auditId,
        shard,
        ...portal,
        personId: member.personId,
        userId: subject.userId,
        access: subject.access,
        logins: subject.logins,
        grant: grant === undefined ? undefined : asRead(grant),
        packageKeys: [...new Set(packages.filter((key) => key !== undefined))].sort(),
        findings,
        gone: goneOf(findings, then, unavailable),
        recommends: strongestOf(findings.map(({ recommends }) => recommends)),
        version: 1,
      };
    });
}

function subjectOf(member: ReadMember, grant: Grant | undefined, sources: ItemSources): Subject {
  const { people, logins, domains, engagements } = sources;
  const { user, personId, access, deactivated, owns } = member;
  return {
    personId,
    userId: user.id,
    access,
    roster: people.stateOf(personId, user.id),
    ofOurDomain: isPartnerSide({ emails: new Set(), hubspotUserIds: new Set(), domains }, user),
    genericMailbox: isGenericMailbox(user.email),
    grant,
    unneeded: grant !== undefined && isUnneeded(grant, engagements),
    logins: logins.get(personId) ?? { kind: 'unknown', reason: 'scope-missing' },
    shared: member.logins === undefined ? undefined : sharedLoginsOf(member.logins),
    deactivated,
    owns,
  };
}

function asRead({ permissionSetName, state, startedAt, endsAt, engagementIds, approvedBy }: Grant): GrantAtReading {
  return { permissionSetName, state, startedAt, endsAt, engagementIds, approvedBy };
}
