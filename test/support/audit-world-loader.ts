import { createHash } from 'node:crypto';
import * as z from 'zod';
import { AUDIT_WORLD } from '../../infra/local/sandbox/audit-world/audit-world.ts';
import type { AuditRecords } from '../../infra/local/sandbox/audit-world/types.ts';
import type { PortalToLoad } from '../../infra/local/sandbox/world-types.ts';
import { PARTNER_STREAM } from '../../shared/domain/ledger.ts';
import type { DirectoryEntry } from '../../shared/domain/roster/directory.ts';
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

/** Who uploaded the directory, and when. */
const IMPORTED_BY = 'operations-lead@example.com';
const IMPORTED_DAYS_AGO = 10;
const ENTRIES_ID = 'loaded-world';
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
  await loadDirectory(book, records, now);
  const loading = { world, book, records, now, known: new Map<string, string>() };
  const waiting = [...records.clients];
  const worker = async () => {
    for (let client = waiting.shift(); client !== undefined; client = waiting.shift())
      await loadClient(loading, client, installs.get(client.portalId));
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

/**
 * The second source, as an import of some days ago left it. An import that is made now would notice leavers, and take their access away before
 * any audit sees it.
 */
async function loadDirectory(
  { people, directoryBook }: AuditWorldBook,
  { directory, clients }: AuditRecords,
  now: Date,
): Promise<void> {
  if (directory.length === 0 || clients.length === 0) return;
  const at = daysFrom(now, -IMPORTED_DAYS_AGO);
  const entries: DirectoryEntry[] = [];
  for (const { email, state } of directory) {
    const { personId } = await people.ensure({ email, name: nameOf(email), kind: 'partner' });
    entries.push({ personId, state, ...(state === 'left' ? { leftAt: at } : {}) });
  }
  const by = await people.ensure({ email: IMPORTED_BY, name: nameOf(IMPORTED_BY), kind: 'partner' });
  const sha256 = createHash('sha256').update(JSON.stringify(directory)).digest('hex');
  const told = { number: 1, source: 'csv', count: entries.length, sha256 } as const;
  await directoryBook.keep(ENTRIES_ID, entries);
  await directoryBook.publish(
    { ...told, at, by: by.personId, entriesId: ENTRIES_ID },
    {
      ...{ stream: PARTNER_STREAM, type: 'roster-imported', at, actor: by.personId, correlationId: 'loaded-world' },
      facts: { ...told, added: entries.length, left: 0, returned: 0, moved: 0, allowedMassLeave: false },
    },
  );
}

/** `consultant-1@…` is Consultant 1. */
function nameOf(email: string): string {
  const words = (email.split('@')[0] ?? '').split(/[-+]/);
  return words.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`).join(' ');
}
