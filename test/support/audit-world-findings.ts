import * as z from 'zod';
import type { AuditExpectations } from '../../infra/local/sandbox/audit-world/types.ts';
import type { Audit } from '../../shared/domain/audit/audit.ts';
import type { AuditItem } from '../../shared/domain/audit/audit-item.ts';
import type { AuditedPortal } from '../../shared/domain/audit/audited-portal.ts';
import type { AuditWorldBook } from './audit-world-book.ts';
import type { World } from './world.ts';

/** Everything that an audit has read and found, as its records tell. */
export interface AuditRecordsRead {
  readonly portals: readonly AuditedPortal[];
  readonly items: readonly AuditItem[];
}

/** Reads the records of an audit, shard by shard. */
export async function readAuditRecords(
  { auditScopes, auditedPortals, auditItems }: AuditWorldBook,
  { auditId, shards }: Pick<Audit, 'auditId' | 'shards'>,
): Promise<AuditRecordsRead> {
  const portals: AuditedPortal[] = [];
  const items: AuditItem[] = [];
  for (let shard = 0; shard < shards; shard++) {
    for (const { portalId } of await auditScopes.shard(auditId, shard)) {
      const portal = await auditedPortals.read(auditId, portalId);
      if (portal !== undefined) portals.push(portal);
      items.push(...(await auditItems.ofPortal(auditId, portalId)));
    }
  }
  return { portals, items };
}

/** What was found, in words that can be compared: one line for each finding, portal that cannot be verified, and fact that is unavailable. */
export interface FoundWords {
  readonly findings: readonly string[];
  readonly cannotVerify: readonly number[];
  readonly unavailable: readonly string[];
}

/** What a world says that has to be found. */
export function expectedWords({ findings, cannotVerify, unavailable }: AuditExpectations): FoundWords {
  return {
    findings: findings.map(({ portalId, email, code }) => findingWords(portalId, email, code)).toSorted(),
    cannotVerify: cannotVerify.toSorted(),
    unavailable: unavailable.map(({ portalId, code }) => `${portalId} ${code}`).toSorted(),
  };
}

/** What an audit's records say that was found; users are named by the address that the portal has for them. */
export function foundWords({ portals, items }: AuditRecordsRead, users: PortalUsers): FoundWords {
  const ofPortals = portals.flatMap(({ portalId, findings }) =>
    findings.map(({ code }) => findingWords(portalId, undefined, code)),
  );
  const ofUsers = items.flatMap(({ portalId, userId, findings }) => {
    const email = users.get(portalId)?.find(({ id }) => id === userId)?.email ?? `user ${userId}`;
    return findings.map(({ code }) => findingWords(portalId, email.toLowerCase(), code));
  });
  return {
    findings: [...ofPortals, ...ofUsers].toSorted(),
    cannotVerify: portals
      .filter(({ state }) => state === 'cannot-verify')
      .map(({ portalId }) => portalId)
      .toSorted(),
    unavailable: portals
      .flatMap(({ portalId, unavailable }) => unavailable.map(({ code }) => `${portalId} ${code}`))
      .toSorted(),
  };
}

function findingWords(portalId: number, email: string | undefined, code: string): string {
  return `${portalId} ${email ?? '(the portal)'} ${code}`;
}

const stateSchema = z.object({
  portals: z.array(
    z.object({
      portalId: z.int(),
      domain: z.string(),
      partner: z.boolean(),
      users: z.array(
        z.looseObject({ id: z.string(), email: z.string(), superAdmin: z.boolean(), roleIds: z.array(z.string()) }),
      ),
      roles: z.array(z.object({ id: z.string(), name: z.string() })),
    }),
  ),
});

/** Users of client portals by portal, as the portals' own screens show them. */
export type PortalUsers = ReadonlyMap<number, readonly PortalUser[]>;
/** A user with everything that the portal knows of them. */
export interface PortalUser {
  readonly id: string;
  readonly email: string;
  readonly superAdmin: boolean;
  /** Names of permission sets. */
  readonly permissionSets: readonly string[];
  /** Whether the address is of the client's own domain. */
  readonly ofClient: boolean;
  /** All of it, to be compared. */
  readonly whole: unknown;
}

/** Looks into every client portal of the sandbox. */
export async function usersOfPortals(world: World): Promise<PortalUsers> {
  const { portals } = stateSchema.parse(await world.sandbox('GET', '/state'));
  return new Map(
    portals
      .filter(({ partner }) => !partner)
      .map(({ portalId, domain, users, roles }) => [
        portalId,
        users.map((user) => ({
          ...{ id: user.id, email: user.email, superAdmin: user.superAdmin, whole: user },
          permissionSets: user.roleIds.map((id) => roles.find((role) => role.id === id)?.name ?? id),
          ofClient: user.email.endsWith(`@${domain}`),
        })),
      ]),
  );
}

/** The clients' own people alone. */
export function clientsOwn(users: PortalUsers): unknown {
  return [...users].map(([portalId, all]) => [
    portalId,
    all.filter(({ ofClient }) => ofClient).map(({ whole }) => whole),
  ]);
}
