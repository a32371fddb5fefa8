import type { Audit } from '../../shared/domain/audit/audit.ts';
import type { AuditItem } from '../../shared/domain/audit/audit-item.ts';
import { findingWords } from '../../shared/domain/audit/finding-words.ts';
import type { RuntimeSettings } from '../../shared/domain/settings.ts';
import { dayWords } from '../../shared/domain/when-words.ts';
import { NotFoundError } from '../../shared/errors.ts';
import { composeDriftReport, type DriftEntry } from '../../shared/mails/drift-report.tsx';
import type { AuditScopes, Audits } from '../../shared/ports/audits.ts';
import type { Clients } from '../../shared/ports/clients.ts';
import type { People } from '../../shared/ports/people.ts';
import { type ReadDriftDependencies, readDrift } from '../../shared/services/audits/read-drift.ts';
import type { Compose } from './send-mail.ts';

/** What reporting drift needs. */
export interface DriftMailDependencies extends ReadDriftDependencies {
  readonly settings: Pick<RuntimeSettings, 'agency'>;
  readonly audits: Pick<Audits, 'read'>;
  readonly auditScopes: Pick<AuditScopes, 'shard' | 'roster'>;
  readonly clients: Pick<Clients, 'read'>;
  readonly people: Pick<People, 'read'>;
}

/** Entries of one mail; the command shows them all. */
const MOST = 100;

/** Reports a sweep's drift: all of it to partner operations, to a manager what is about their people. */
export function createComposeDriftReport(dependencies: DriftMailDependencies): Compose {
  const { settings, audits, auditScopes, clients, people } = dependencies;
  return async (mail, to) => {
    const auditId = String(mail.facts['auditId']);
    const audit = await audits.read(auditId);
    if (audit === undefined) throw new NotFoundError('Audit', auditId);
    const { lines, unread } = await readDrift(dependencies, audit);
    const told = mail.facts['all'] === true ? lines : await ofTheirPeople(auditId, to.personId, lines);
    return composeDriftReport({
      agencyName: settings.agency.name,
      recipientName: to.name,
      auditId,
      portals: audit.portals,
      unread,
      entries: await Promise.all(told.slice(0, MOST).map((line) => entryOf(line, audit))),
      more: Math.max(0, told.length - MOST),
    });
  };

  async function ofTheirPeople(auditId: string, managerId: string, lines: readonly AuditItem[]) {
    const roster = await auditScopes.roster(auditId);
    const theirs = (roster?.members ?? []).filter((one) => one.managerId === managerId && one.personId !== managerId);
    const ids = new Set(theirs.map((one) => one.personId));
    return lines.filter((line) => ids.has(line.personId));
  }

  async function entryOf(line: AuditItem, audit: Audit): Promise<DriftEntry> {
    const person = await people.read(line.personId);
    const reader = {
      at: audit.openedAt ?? audit.createdAt,
      day: (iso: string) => dayWords(iso, settings.agency.timeZone),
      name: () => 'somebody else',
    };
    return {
      clientName: (await clients.read(line.clientId))?.name ?? line.clientId,
      portalId: line.portalId,
      personName: person?.name ?? 'a person who was erased',
      findings: line.findings.map((finding) => findingWords(finding, reader)),
      acts: line.decision?.answer === 'revoke',
    };
  }
}
