import type { Audit } from '../../domain/audit/audit.ts';
import type { AuditItem } from '../../domain/audit/audit-item.ts';
import { clientStream } from '../../domain/ledger.ts';
import type { AuditScopes } from '../../ports/audits.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ledger } from '../../ports/ledger.ts';
import { appendOnce } from '../append-once.ts';
import type { Office } from '../office.ts';
import type { QueueMail } from '../queue-mail.ts';
import { type ReadDriftDependencies, readDrift } from './read-drift.ts';

/** What telling of drift needs. */
export interface TellDriftDependencies extends ReadDriftDependencies {
  readonly auditScopes: Pick<AuditScopes, 'shard' | 'roster'>;
  readonly ledger: Ledger;
  readonly office: Pick<Office, 'operator'>;
  readonly queueMail: QueueMail;
  readonly clock: Clock;
}

/** Tells of what a drift sweep found; nobody where nothing differs, and again, nobody twice. Gives how many lines differ. */
export type TellDrift = (audit: Audit, runId: string) => Promise<{ readonly lines: number }>;

/**
 * Tells of drift.
 * 1. One fact a client in the client's ledger.
 * 2. One mail to partner operations with all of it, and one to each manager of somebody concerned with what is about their people. Nobody
 *    reads of themselves in it as their own manager.
 */
export function createTellDrift(dependencies: TellDriftDependencies): TellDrift {
  const { auditScopes, ledger, office, queueMail, clock } = dependencies;
  return async (audit, runId) => {
    const { lines } = await readDrift(dependencies, audit);
    if (lines.length === 0) return { lines: 0 };
    const { auditId, correlationId } = audit;
    // 1. Ledger.
    for (const [clientId, own] of byClient(lines)) {
      await appendOnce(ledger, {
        stream: clientStream(clientId),
        type: 'drift-found',
        at: clock.now().toISOString(),
        runId,
        correlationId,
        facts: { auditId, persons: own.map((line) => line.personId), codes: codesOf(own) },
      });
    }
    // 2. Mails.
    const operator = await office.operator();
    const managers = await managersOf(auditId, lines);
    for (const personId of new Set([operator.personId, ...managers])) {
      await queueMail({
        mailId: `${runId}.drift.${personId}`,
        kind: 'drift-report',
        personId,
        runId,
        reminder: 0,
        facts: { auditId, all: personId === operator.personId },
        correlationId,
      });
    }
    return { lines: lines.length };
  };

  async function managersOf(auditId: string, lines: readonly AuditItem[]): Promise<string[]> {
    const roster = await auditScopes.roster(auditId);
    const concerned = new Set(lines.map((line) => line.personId));
    const here = new Set(roster?.members.flatMap((one) => (one.left === undefined ? [one.personId] : [])));
    return (roster?.members ?? []).flatMap(({ personId, managerId }) =>
      managerId !== undefined && managerId !== personId && concerned.has(personId) && here.has(managerId)
        ? [managerId]
        : [],
    );
  }
}

function byClient(lines: readonly AuditItem[]): Map<string, AuditItem[]> {
  const clients = new Map<string, AuditItem[]>();
  for (const line of lines) clients.set(line.clientId, [...(clients.get(line.clientId) ?? []), line]);
  return clients;
}

function codesOf(lines: readonly AuditItem[]): string[] {
  return [...new Set(lines.flatMap((line) => line.findings.map((finding) => finding.code)))].sort();
}
