import type { Audit, AuditScope, ScopedPortal } from '../../domain/audit/audit.ts';
import type { Client } from '../../domain/client.ts';
import type { AuditItems, AuditScopes, Audits } from '../../ports/audits.ts';
import type { Clients } from '../../ports/clients.ts';
import type { Connections } from '../../ports/connections.ts';
import type { Grants } from '../../ports/engagements.ts';

/** What finding a scope needs. */
export interface AuditScopeDependencies {
  readonly clients: Pick<Clients, 'read' | 'list'>;
  readonly connections: Pick<Connections, 'read'>;
  readonly grants: Pick<Grants, 'ofPortal' | 'ofPerson'>;
  readonly audits: Pick<Audits, 'list'>;
  readonly auditScopes: Pick<AuditScopes, 'shard'>;
  readonly auditItems: Pick<AuditItems, 'readMany'>;
  readonly clientAppId: number;
}

/** Clients looked at at once. */
const AT_ONCE = 25;
/** How many audits back the last closed one is looked for: a schedule starts some dozen light ones between two reviews. */
const AUDITS_BACK = 100;

/**
 * The portals that a scope covers, by portal id.
 * - all: every portal that has a connection, working or not, or a grant that was not taken away. A client of old whose access ended and whose
 *   app is gone has nothing to read.
 * - client: its portal, in any case.
 * - person: portals with a grant of theirs, whatever became of it, and those where the last closed review over all portals saw them. Access
 *   that somebody gave them by hand since is found by an audit of all portals.
 */
export type ScopedPortalsOf = (scope: AuditScope) => Promise<ScopedPortal[]>;

/** The last closed review over the same scope or over all portals, of which findings are compared. */
export type PreviousAuditOf = (audit: Pick<Audit, 'auditId' | 'scope'>) => Promise<Audit | undefined>;

/** @see ScopedPortalsOf */
export function createScopedPortalsOf(dependencies: AuditScopeDependencies): ScopedPortalsOf {
  const { clients, connections, grants, auditScopes, auditItems, clientAppId } = dependencies;
  const previousAuditOf = createPreviousAuditOf(dependencies);

  return async (scope) => {
    const found =
      scope.kind === 'all'
        ? await ofAll()
        : scope.kind === 'client'
          ? await ofClient(scope.clientId)
          : await ofPerson(scope.personId);
    const byId = new Map(found.map((portal) => [portal.portalId, portal]));
    return [...byId.values()].sort((a, b) => a.portalId - b.portalId);
  };

  async function ofAll(): Promise<ScopedPortal[]> {
    const all = (await clients.list()).flatMap(placeOf);
    const covered: ScopedPortal[] = [];
    for (let from = 0; from < all.length; from += AT_ONCE) {
      const some = all.slice(from, from + AT_ONCE);
      const wanted = await Promise.all(some.map(hasSomething));
      covered.push(...some.filter((_, index) => wanted[index]));
    }
    return covered;
  }

  async function hasSomething({ clientId, portalId }: ScopedPortal): Promise<boolean> {
    if ((await connections.read(clientAppId, portalId)) !== undefined) return true;
    return (await grants.ofPortal(clientId, portalId)).some((grant) => grant.state !== 'removed');
  }

  async function ofClient(clientId: string): Promise<ScopedPortal[]> {
    const client = await clients.read(clientId);
    return client === undefined ? [] : placeOf(client);
  }

  async function ofPerson(personId: string): Promise<ScopedPortal[]> {
    const granted = (await grants.ofPerson(personId)).map(({ clientId, portalId }) => ({ clientId, portalId }));
    const last = await previousAuditOf({ auditId: '', scope: { kind: 'all' } });
    const seen: ScopedPortal[] = [];
    for (let shard = 0; shard < (last?.shards ?? 0); shard++) {
      const keys = (await auditScopes.shard(last?.auditId ?? '', shard)).map(({ portalId }) => ({
        portalId,
        personId,
      }));
      const items = await auditItems.readMany(last?.auditId ?? '', keys);
      seen.push(...items.map(({ clientId, portalId }) => ({ clientId, portalId })));
    }
    return [...granted, ...seen];
  }
}

/** @see PreviousAuditOf */
export function createPreviousAuditOf({ audits }: Pick<AuditScopeDependencies, 'audits'>): PreviousAuditOf {
  return async ({ auditId, scope }) =>
    (await audits.list(AUDITS_BACK)).find(
      (one) =>
        one.auditId !== auditId &&
        one.kind === 'review' &&
        one.state === 'closed' &&
        (one.scope.kind === 'all' || JSON.stringify(one.scope) === JSON.stringify(scope)),
    );
}

function placeOf({ clientId, portalId }: Client): ScopedPortal[] {
  return portalId === undefined ? [] : [{ clientId, portalId }];
}
