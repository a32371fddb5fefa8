import * as z from 'zod';
import { AUDIT_WORLD } from '../../infra/local/sandbox/audit-world/audit-world.ts';
import type { AuditRecords } from '../../infra/local/sandbox/audit-world/types.ts';
import type { PortalToLoad } from '../../infra/local/sandbox/world-types.ts';
import type { AuditWorldBook } from './audit-world-book.ts';
import { daysFrom, loadClient } from './audit-world-client.ts';
import type { World } from './world.ts';

/** Client portals that the sandbox makes up, all alike. */
export interface GeneratedPortals {
  readonly portals: number;
  readonly usersPerPortal: number;
  readonly partnerUsers: number;
  readonly firstPortalId: number;
}

/** Portals for the sandbox, and what the product knows of them. */
export interface WorldToLoad {
  readonly portals?: readonly PortalToLoad[];
  readonly generate?: GeneratedPortals;
  readonly records: AuditRecords;
}

/** Optional scopes of the client app without which an audit cannot tell everything: what settings have to ask for before a world is loaded. */
export const AUDIT_SCOPES = [
  'account-info.security.read',
  'crm.objects.owners.read',
  'crm.objects.contacts.read',
  'crm.objects.companies.read',
  'crm.objects.deals.read',
  'tickets',
] as const;

/** Clients that are loaded at the same time; the emulator has few cores. */
const AT_ONCE = 8;

const installedSchema = z.object({
  portals: z.array(
    z.object({
      portalId: z.int(),
      scopes: z.array(z.string()),
      accessToken: z.string(),
      refreshToken: z.string(),
    }),
  ),
});

/** The world in which every kind of finding is planted; with `cases`, only those portals of it. */
export function auditWorld(cases?: readonly number[]): WorldToLoad {
  const { portals, records } = AUDIT_WORLD;
  if (cases === undefined) return { portals, records };
  const ids = new Set(cases.map((number) => 3_000_000 + number));
  const kept = <T extends { readonly portalId: number }>(all: readonly T[]) =>
    all.filter((one) => ids.has(one.portalId));
  const grants = kept(records.grants);
  const engagementIds = new Set(grants.map((grant) => grant.engagementId));
  return {
    portals: portals.filter(({ partner, portalId }) => partner || ids.has(portalId)),
    records: {
      ...records,
      clients: kept(records.clients),
      connections: kept(records.connections),
      grants,
      engagements: records.engagements.filter((one) => engagementIds.has(one.engagementId)),
    },
  };
}

/**
 * Puts a world into the sandbox and into the product's records, as if clients had been taken on long ago: roster and directory, then each
 * client with connection, engagements and grants, each with its ledger entries at the time at which it happened.
 */
export async function loadWorld(
  world: World,
  book: AuditWorldBook,
  { portals = [], generate, records }: WorldToLoad,
): Promise<void> {
  const now = new Date();
  const asked = { portals, ...(generate === undefined ? {} : { generate }), install: { app: 'client' } };
  const answer = installedSchema.parse(await world.sandbox('POST', '/world', asked));
  const installs = new Map(answer.portals.map((one) => [one.portalId, one]));
  await loadRoster(book, records, now);
  await importDirectory(world, records);
  const waiting = [...records.clients];
  const worker = async () => {
    for (let client = waiting.shift(); client !== undefined; client = waiting.shift())
      await loadClient({ world, book, records, now }, client, installs.get(client.portalId));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** Members of the partner portal, present and past, as the poll would have seen them. */
async function loadRoster(book: AuditWorldBook, { roster }: AuditRecords, now: Date): Promise<void> {
  for (const { email, hubspotUserId, leftDaysAgo } of roster) {
    const person = await book.people.ensure({ email, name: nameOf(email), kind: 'partner', hubspotUserId });
    const leftAt = leftDaysAgo === undefined ? {} : { leftAt: daysFrom(now, -leftDaysAgo) };
    await book.rosterBook.save({ personId: person.personId, hubspotUserId, seenAt: now.toISOString(), ...leftAt });
  }
}

/** The second source, by the same route as an operator's file. */
async function importDirectory(world: World, { directory }: AuditRecords): Promise<void> {
  if (directory.length === 0) return;
  const lines = directory.map(({ email, state }) => `${email},${nameOf(email)},${state}`);
  await world.api('POST', '/roster/imports', {
    content: ['email,name,state', ...lines, ''].join('\n'),
    format: 'csv',
    allowMassLeave: true,
  });
}

/** `consultant-1@…` is Consultant 1. */
function nameOf(email: string): string {
  const words = (email.split('@')[0] ?? '').split(/[-+]/);
  return words.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`).join(' ');
}
