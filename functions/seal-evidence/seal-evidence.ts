import { packPrefix } from '../../shared/domain/evidence/pack-facts.ts';
import { clientStream } from '../../shared/domain/ledger.ts';
import type { Run } from '../../shared/domain/run.ts';
import { NotFoundError, RuleError } from '../../shared/errors.ts';
import type { AuditScopes, Audits } from '../../shared/ports/audits.ts';
import type { Closures } from '../../shared/ports/closures.ts';
import type { Offboardings, Remedies } from '../../shared/ports/remedies.ts';
import type { Runs } from '../../shared/ports/runs.ts';
import { closureOf, remediesOfClosure } from '../../shared/services/closures/closure-of-run.ts';
import { clientManifest, clientPackFiles } from '../../shared/services/evidence/client-pack.ts';
import type { CollectEvidence, EvidenceAsked } from '../../shared/services/evidence/collect-evidence.ts';
import type { SealPack } from '../../shared/services/evidence/seal-pack.ts';
import { readRun } from '../../shared/services/runs/read-run.ts';
import type { ShardInput } from '../../workflows/common.ts';

/** What sealing the evidence of a shard needs. */
export interface SealEvidenceDependencies {
  readonly runs: Pick<Runs, 'read'>;
  readonly audits: Pick<Audits, 'read'>;
  readonly auditScopes: Pick<AuditScopes, 'shard'>;
  readonly offboardings: Pick<Offboardings, 'read'>;
  readonly closures: Pick<Closures, 'read'>;
  readonly remedies: Pick<Remedies, 'ofShard'>;
  readonly collectEvidence: CollectEvidence;
  readonly sealPack: SealPack;
}

/** One client's part of a shard. */
type ClientPart = Pick<EvidenceAsked, 'of' | 'clientId'>;

/**
 * Seals a pack for each client of a shard, of an audit or of an offboarding. One client after the other: memory stays flat, and a later try
 * finds what is sealed already.
 * 1. Which clients: those of the shard's portals, or those in which the leaver's access was to go. A sweep in which nobody decides has none. A
 *    closure is one client's, and its pack holds all of its shards.
 * 2. Each client's pack is collected, written, signed and noted in the client's ledger.
 */
export function createSealEvidence(dependencies: SealEvidenceDependencies) {
  const { runs, closures, remedies, collectEvidence, sealPack } = dependencies;
  return async ({ runId, shard }: ShardInput): Promise<{ packs: number }> => {
    const run = await readRun(runs, runId);
    // 1. Clients.
    const closure = run.workflow === 'client-closure' ? await closureOf(closures, run) : undefined;
    const ofShard =
      closure === undefined ? await remedies.ofShard(runId, shard) : await remediesOfClosure(remedies, closure);
    const parts =
      closure !== undefined
        ? [{ clientId: closure.clientId, of: { kind: 'closure' as const, closure } }]
        : run.workflow === 'offboarding-audit'
          ? await partsOfAudit(dependencies, run, shard)
          : await partsOfOffboarding(dependencies, run, [...new Set(ofShard.map(({ clientId }) => clientId))]);
    // 2. Packs.
    for (const { of, clientId } of parts) {
      const own = ofShard.filter((remedy) => remedy.clientId === clientId);
      await sealPack({
        prefix: packPrefix(run.businessId, clientId),
        stream: clientStream(clientId),
        runId,
        correlationId: run.correlationId,
        collect: () => collectEvidence({ of, clientId, remedies: own }),
        render: clientPackFiles,
        manifest: clientManifest,
      });
    }
    return { packs: parts.length };
  };
}

async function partsOfAudit(
  { audits, auditScopes }: Pick<SealEvidenceDependencies, 'audits' | 'auditScopes'>,
  { businessId }: Run,
  shard: number,
): Promise<ClientPart[]> {
  const audit = await audits.read(businessId);
  if (audit === undefined) throw new NotFoundError('Audit', businessId);
  if (audit.kind !== 'review') return [];
  const byClient = Map.groupBy(await auditScopes.shard(businessId, shard), ({ clientId }) => clientId);
  return [...byClient].map(([clientId, portals]) => ({
    clientId,
    of: { kind: 'audit', audit, portalIds: portals.map(({ portalId }) => portalId) },
  }));
}

async function partsOfOffboarding(
  { offboardings }: Pick<SealEvidenceDependencies, 'offboardings'>,
  { runId, workflow, businessId }: Run,
  clientIds: readonly string[],
): Promise<ClientPart[]> {
  if (workflow !== 'member-offboarding') throw new RuleError('run-kind', `Run ${runId} leaves no evidence packs.`);
  const offboarding = await offboardings.read(businessId);
  if (offboarding === undefined) throw new NotFoundError('Offboarding', businessId);
  return clientIds.map((clientId) => ({ clientId, of: { kind: 'offboarding', offboarding } }));
}
