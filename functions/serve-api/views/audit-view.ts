import type { Audit } from '../../../shared/domain/audit/audit.ts';
import type { NamePerson } from './named-person.ts';

/** An audit as the API shows it, without what was found. */
export async function auditView(audit: Audit, namePerson: NamePerson, clientName: (clientId: string) => string) {
  const { scope } = audit;
  return {
    auditId: audit.auditId,
    kind: audit.kind,
    scope: scope.kind,
    client: scope.kind === 'client' ? { clientId: scope.clientId, name: clientName(scope.clientId) } : null,
    person: scope.kind === 'person' ? await namePerson(scope.personId) : null,
    trigger: audit.trigger,
    requestedBy: audit.requestedBy === undefined ? null : await namePerson(audit.requestedBy),
    state: audit.state,
    end: audit.end ?? null,
    createdAt: audit.createdAt,
    openedAt: audit.openedAt ?? null,
    closedAt: audit.closedAt ?? null,
    portals: audit.portals,
    reviews: audit.reviews,
    previousAuditId: audit.previousAuditId ?? null,
    appVersion: audit.appVersion,
    policyVersion: audit.policyVersion ?? null,
    catalogueVersion: audit.catalogueVersion ?? null,
  };
}
