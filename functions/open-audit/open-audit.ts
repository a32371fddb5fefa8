import { type Audit, type ScopedPortal, shardsOf } from '../../shared/domain/audit/audit.ts';
import { PARTNER_STREAM } from '../../shared/domain/ledger.ts';
import type { FrozenRoster } from '../../shared/domain/roster/frozen-roster.ts';
import { NotFoundError } from '../../shared/errors.ts';
import type { AuditScopes, Audits } from '../../shared/ports/audits.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { Catalogues, Policies } from '../../shared/ports/publications.ts';
import type { Runs } from '../../shared/ports/runs.ts';
import type { PreviousAuditOf, ScopedPortalsOf } from '../../shared/services/audits/audit-scope.ts';
import { readAuditRun } from '../../shared/services/audits/read-audit.ts';
import type { RunInput } from '../../workflows/common.ts';

/** What opening needs. */
export interface OpenAuditDependencies {
  readonly runs: Pick<Runs, 'read'>;
  readonly audits: Pick<Audits, 'read' | 'replace'>;
  readonly auditScopes: Pick<AuditScopes, 'keepRoster' | 'keepShard' | 'shard'>;
  readonly policies: Pick<Policies, 'current'>;
  readonly catalogues: Pick<Catalogues, 'current'>;
  /** Both sources of the roster, reconciled. */
  readonly readRosters: () => Promise<FrozenRoster>;
  readonly scopedPortalsOf: ScopedPortalsOf;
  readonly previousAuditOf: PreviousAuditOf;
  readonly appVersion: string;
  readonly clock: Clock;
}

/**
 * Freezes what an audit rests on. A later attempt finds it.
 * 1. The roster, both sources reconciled.
 * 2. The portals, in shards: those that an attempt before has frozen stay as they are, and the rest comes after them.
 * 3. The audit before, the versions of policy, catalogue and product; from now on portals may be read.
 */
export function createOpenAudit(dependencies: OpenAuditDependencies) {
  const { runs, audits, auditScopes, policies, catalogues } = dependencies;
  const { readRosters, scopedPortalsOf, previousAuditOf, appVersion, clock } = dependencies;

  return async ({ runId }: RunInput): Promise<{ shards: number[] }> => {
    const { run, audit } = await readAuditRun({ runs, audits }, runId);
    if (audit.state !== 'opening') return { shards: numbersTo(audit.shards) };
    // 1. Roster.
    const roster = await auditScopes.keepRoster(audit.auditId, await readRosters());
    // 2. Portals.
    const shards = await freezeScope(audit);
    const portals = shards.reduce((sum, shard) => sum + shard.length, 0);
    // 3. Versions.
    const at = clock.now().toISOString();
    const previous = await previousAuditOf(audit);
    const [policy, catalogue] = [await policies.current(), await catalogues.current()];
    const opened: Audit = {
      ...audit,
      state: 'reading',
      openedAt: at,
      previousAuditId: previous?.auditId,
      appVersion,
      policyVersion: policy?.version,
      catalogueVersion: catalogue?.version,
      portals,
      shards: shards.length,
    };
    await audits.replace(opened, [
      {
        stream: PARTNER_STREAM,
        type: 'audit-opened',
        at,
        runId,
        correlationId: run.correlationId,
        facts: {
          auditId: audit.auditId,
          portals,
          shards: shards.length,
          members: roster.members.length,
          leavers: roster.members.filter((member) => member.left !== undefined).length,
          appVersion,
          ...(previous === undefined ? {} : { previousAuditId: previous.auditId }),
          ...(policy === undefined ? {} : { policyVersion: policy.version }),
          ...(catalogue === undefined ? {} : { catalogueVersion: catalogue.version }),
          ...(roster.directory === undefined ? {} : { directory: roster.directory.number }),
        },
      },
    ]);
    return { shards: numbersTo(shards.length) };
  };

  async function freezeScope({ auditId, scope }: Audit): Promise<(readonly ScopedPortal[])[]> {
    const shards = await frozenBefore(auditId);
    const frozen = new Set(shards.flat().map(({ portalId }) => portalId));
    const rest = (await scopedPortalsOf(scope)).filter(({ portalId }) => !frozen.has(portalId));
    for (const shard of shardsOf(rest)) shards.push(await auditScopes.keepShard(auditId, shards.length, shard));
    return shards;
  }

  async function frozenBefore(auditId: string): Promise<(readonly ScopedPortal[])[]> {
    const shards: (readonly ScopedPortal[])[] = [];
    try {
      for (;;) shards.push(await auditScopes.shard(auditId, shards.length));
    } catch (error) {
      if (!(error instanceof NotFoundError)) throw error;
      return shards;
    }
  }
}

function numbersTo(count: number): number[] {
  return Array.from({ length: count }, (_, number) => number);
}
