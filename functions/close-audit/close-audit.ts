import type { Audit } from '../../shared/domain/audit/audit.ts';
import { certify } from '../../shared/domain/evidence/certificate.ts';
import { endOfAudit, endOfSweep } from '../../shared/domain/evidence/end-of-audit.ts';
import { packPrefix, WHOLE_AUDIT } from '../../shared/domain/evidence/pack-facts.ts';
import { type LedgerFact, PARTNER_STREAM } from '../../shared/domain/ledger.ts';
import { ConflictError, NotFoundError } from '../../shared/errors.ts';
import type { Audits } from '../../shared/ports/audits.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { Runs } from '../../shared/ports/runs.ts';
import type { SealPack } from '../../shared/services/evidence/seal-pack.ts';
import type { ReadStop } from '../../shared/services/outgoing/guard-writes.ts';
import { waitForOutgoing } from '../../shared/services/outgoing/waiting-remedies.ts';
import { readRun } from '../../shared/services/runs/read-run.ts';
import type { RunInput } from '../../workflows/common.ts';
import { type AddUpDependencies, addUp } from './add-up.ts';
import { type AuditPackDependencies, auditManifest, auditPackFiles, collectAuditFacts } from './audit-pack.ts';

/** What closing an audit needs. */
export interface CloseAuditDependencies
  extends AddUpDependencies,
    Omit<AuditPackDependencies, 'auditScopes' | 'auditItems'> {
  readonly runs: Pick<Runs, 'read'>;
  readonly audits: Pick<Audits, 'read' | 'replace' | 'keepFigures'>;
  readonly auditScopes: AddUpDependencies['auditScopes'] & AuditPackDependencies['auditScopes'];
  readonly auditItems: AddUpDependencies['auditItems'] & AuditPackDependencies['auditItems'];
  readonly readStop: ReadStop;
  readonly sealPack: SealPack;
  /** Tells of what a sweep has found; repeated safely. */
  readonly tellDrift: (audit: Audit, runId: string) => Promise<unknown>;
  readonly clock: Clock;
}

/** Tries of the last write: the record may be touched by somebody else at that moment. */
const TRIES = 5;

/**
 * Closes an audit.
 * 1. One that is closed stays so. One whose remedies wait until outgoing changes may go on is not closed: its run is held.
 * 2. Everything is added up again from the records, shard after shard.
 * 3. A review leaves its own pack; a sweep for drift tells people what it found.
 * 4. What was found is kept in numbers, so that nobody has to add it up again. The end is named, and the ledger tells of it.
 */
export function createCloseAudit(dependencies: CloseAuditDependencies) {
  const { runs, audits, remedies, readStop, sealPack, tellDrift, clock } = dependencies;
  return async ({ runId }: RunInput): Promise<{ end: string }> => {
    const run = await readRun(runs, runId);
    const audit = await readAudit(audits, run.businessId);
    // 1. Closed?
    if (audit.state === 'closed' && audit.end !== undefined) return { end: audit.end };
    for (let shard = 0; shard < audit.shards; shard++) {
      const waits = await waitForOutgoing(await remedies.ofShard(runId, shard), readStop);
      if (waits) return { end: 'outgoing-stopped' };
    }
    // 2. Add up.
    const sums = await addUp(dependencies, audit, runId);
    const certificate = certify('audit', sums.figures);
    // 3. Leave evidence, or tell.
    let manifestHash: string | undefined;
    if (audit.kind === 'review') {
      const sealed = await sealPack({
        prefix: packPrefix(audit.auditId, WHOLE_AUDIT),
        stream: PARTNER_STREAM,
        runId,
        correlationId: run.correlationId,
        collect: () => collectAuditFacts(dependencies, audit, sums),
        render: auditPackFiles,
        manifest: auditManifest,
      });
      manifestHash = sealed.manifestHash;
    }
    if (audit.kind === 'drift') await tellDrift(audit, runId);
    // 4. Name the end.
    await audits.keepFigures(audit.auditId, sums.found);
    const end = audit.kind === 'review' ? endOfAudit(certificate) : endOfSweep(certificate);
    const at = clock.now().toISOString();
    const { figures } = sums;
    const fact: LedgerFact = {
      ...{ stream: PARTNER_STREAM, type: 'audit-closed', at, runId, correlationId: run.correlationId },
      facts: {
        ...{ auditId: audit.auditId, kind: audit.kind, end, certified: certificate.holds },
        ...{ portals: audit.portals, cannotVerify: figures.portalsCannotVerify, lines: figures.lines },
        ...{ decidedByPolicy: figures.decidedByPolicy, revocations: figures.revocations, changes: figures.changes },
        exceptions: figures.revocationExceptions + figures.changeExceptions,
        ...(manifestHash === undefined ? {} : { manifestHash }),
      },
    };
    for (let attempt = 1; ; attempt++) {
      const now = await readAudit(audits, run.businessId);
      if (now.state === 'closed' && now.end !== undefined) return { end: now.end };
      try {
        await audits.replace({ ...now, state: 'closed', end, closedAt: at }, [fact]);
        return { end };
      } catch (error) {
        if (!(error instanceof ConflictError) || attempt === TRIES) throw error;
      }
    }
  };
}

async function readAudit(audits: Pick<Audits, 'read'>, auditId: string): Promise<Audit> {
  const audit = await audits.read(auditId);
  if (audit === undefined) throw new NotFoundError('Audit', auditId);
  return audit;
}
