import * as z from 'zod';
import type { ScopedPortal } from '../../domain/audit/audit.ts';
import type { FrozenRoster } from '../../domain/roster/frozen-roster.ts';
import { NotFoundError } from '../../errors.ts';
import type { AuditScopes } from '../../ports/audits.ts';
import { type Table, won } from './table.ts';

/** People in one item: each takes about 200 bytes, and an item may have 400 KB. */
const MEMBERS_IN_ITEM = 500;

const memberSchema = z.object({
  personId: z.string(),
  hubspotUserId: z.string().optional(),
  otherUserIds: z.array(z.string()).optional(),
  left: z.object({ since: z.string(), source: z.enum(['partner-portal', 'directory', 'both']) }).optional(),
  contractor: z.literal(true).optional(),
  managerId: z.string().optional(),
  department: z.string().optional(),
});
const headSchema = z.object({
  at: z.string(),
  unmatched: z.object({ portalOnly: z.array(z.string()), directoryOnly: z.array(z.string()) }),
  movers: z.array(z.string()),
  directory: z.object({ number: z.int(), at: z.string(), stale: z.boolean() }).optional(),
});
const partSchema = z.object({ members: z.array(memberSchema) });
const shardSchema = z.object({ portals: z.array(z.object({ clientId: z.string(), portalId: z.int() })) });

/** What is frozen when an audit opens, under its audit: the roster in parts of 500 people, the portals by shard. */
export function createAuditScopes(table: Table): AuditScopes {
  const pkOf = (auditId: string) => `AUDIT#${auditId}`;
  const number = (value: number) => String(value).padStart(5, '0');

  async function roster(auditId: string): Promise<FrozenRoster | undefined> {
    const head = await table.get(pkOf(auditId), 'ROSTER');
    if (head === undefined) return undefined;
    const parts = await table.query(pkOf(auditId), { prefix: 'ROSTER#' });
    return { ...headSchema.parse(head), members: parts.flatMap((part) => partSchema.parse(part).members) };
  }

  async function shard(auditId: string, at: number): Promise<readonly ScopedPortal[]> {
    const item = await table.get(pkOf(auditId), `SHARD#${number(at)}`);
    if (item === undefined) throw new NotFoundError('Shard of audit', `${auditId}.${at}`);
    return shardSchema.parse(item).portals;
  }

  return {
    roster,
    shard,
    async keepRoster(auditId, { members, ...head }) {
      const standing = await roster(auditId);
      if (standing !== undefined) return standing;
      const pk = pkOf(auditId);
      // The parts first: whoever finds the head finds all of it. A try that died before its head is written over.
      for (let from = 0; from < members.length; from += MEMBERS_IN_ITEM) {
        const part = { members: members.slice(from, from + MEMBERS_IN_ITEM) };
        await table.commit([table.put({ ...part, pk, sk: `ROSTER#${number(from)}`, entity: 'audit-roster-part' })]);
      }
      const kept = await won(table.commit([table.create({ ...head, pk, sk: 'ROSTER', entity: 'audit-roster' })]));
      return kept ? { ...head, members } : ((await roster(auditId)) ?? { ...head, members });
    },
    async keepShard(auditId, at, portals) {
      const item = { pk: pkOf(auditId), sk: `SHARD#${number(at)}`, entity: 'audit-shard', portals };
      return (await won(table.commit([table.create(item)]))) ? portals : shard(auditId, at);
    },
  };
}
