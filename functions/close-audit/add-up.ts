import type { Audit } from '../../shared/domain/audit/audit.ts';
import { type AuditFigures, createAuditFigures } from '../../shared/domain/audit/audit-figures.ts';
import type { AuditItem } from '../../shared/domain/audit/audit-item.ts';
import { addFigures, type Figures, NO_FIGURES, portalFigures } from '../../shared/domain/evidence/portal-figures.ts';
import { portalRow } from '../../shared/domain/evidence/tables.ts';
import type { Remedy } from '../../shared/domain/remedy/remedy.ts';
import type { AuditedPortals, AuditItems, AuditScopes } from '../../shared/ports/audits.ts';
import type { Clients } from '../../shared/ports/clients.ts';
import type { Remedies } from '../../shared/ports/remedies.ts';
import { portalOf } from '../../shared/services/evidence/collect-evidence.ts';

/** What adding up needs. */
export interface AddUpDependencies {
  readonly auditScopes: Pick<AuditScopes, 'shard'>;
  readonly auditedPortals: Pick<AuditedPortals, 'read'>;
  readonly auditItems: Pick<AuditItems, 'ofPortal'>;
  readonly remedies: Pick<Remedies, 'ofShard'>;
  readonly clients: Pick<Clients, 'read'>;
}

/** An audit added up: sums, and one row for each portal. Nothing else grows with the book of business. */
export interface AuditSums {
  readonly figures: Figures;
  /** What was found and decided, as it is shown from now on. */
  readonly found: AuditFigures;
  /** The last time that stands in any of its records. */
  readonly until: string;
  /** By client, in the order of the scope. */
  readonly clients: readonly { readonly clientId: string; readonly name: string }[];
  readonly rows: readonly (readonly string[])[];
}

/** Portals that are looked at side by side. */
const SIDE_BY_SIDE = 16;

/** Adds an audit up, shard after shard. */
export async function addUp(dependencies: AddUpDependencies, audit: Audit, runId: string): Promise<AuditSums> {
  const { auditScopes, auditItems, remedies, clients } = dependencies;
  const found = createAuditFigures();
  const named = new Map<string, string>();
  const rows: (readonly string[])[] = [];
  let figures = NO_FIGURES;
  let until = audit.openedAt ?? audit.createdAt;

  for (let shard = 0; shard < audit.shards; shard++) {
    const scope = await auditScopes.shard(audit.auditId, shard);
    const ofShard = Map.groupBy(await remedies.ofShard(runId, shard), ({ portalId }) => portalId);
    for (let from = 0; from < scope.length; from += SIDE_BY_SIDE) {
      const some = scope.slice(from, from + SIDE_BY_SIDE);
      const read = await Promise.all(
        some.map(async ({ clientId, portalId }) => ({
          client: { clientId, name: (await clients.read(clientId))?.name ?? clientId },
          portalId,
          portal: await portalOf(dependencies, audit, portalId),
          lines: await auditItems.ofPortal(audit.auditId, portalId),
          own: ofShard.get(portalId) ?? [],
        })),
      );
      for (const one of read) {
        const own = portalFigures({ ...one, remedies: one.own, onePerson: audit.scope.kind === 'person' });
        figures = addFigures(figures, own);
        named.set(one.client.clientId, one.client.name);
        rows.push(portalRow(one.client, one.portalId, one.portal, own));
        found.addPortal({ ...one.portal, clientId: one.client.clientId });
        found.addLines(one.lines);
        until = [until, one.portal.at, ...timesOf(one.lines, one.own)].sort().at(-1) ?? until;
      }
    }
  }
  return {
    ...{ figures, until, rows, found: found.result() },
    clients: [...named].map(([clientId, name]) => ({ clientId, name })),
  };
}

function timesOf(lines: readonly AuditItem[], remedies: readonly Remedy[]): string[] {
  return [
    ...lines.map(({ decision }) => decision?.at),
    ...remedies.flatMap(({ readBackAt, exception }) => [readBackAt, exception?.at]),
  ].filter((time) => time !== undefined);
}
