import * as z from 'zod';
import type {
  AuditConnection,
  AuditEngagement,
  AuditGrant,
  AuditRecords,
} from '../../infra/local/sandbox/audit-world/types.ts';
import type { Connection } from '../../shared/domain/connection.ts';
import type { Grant } from '../../shared/domain/grant.ts';
import { clientStream, type LedgerFact } from '../../shared/domain/ledger.ts';
import type { AuditWorldBook } from './audit-world-book.ts';
import type { World } from './world.ts';

/** Where a client is loaded into, and what is known of all. */
export interface ClientLoading {
  readonly world: World;
  readonly book: AuditWorldBook;
  readonly records: AuditRecords;
  readonly now: Date;
  /** Ids of people by address, as far as they were looked up. */
  readonly known: Map<string, string>;
}

/** How the app stands in a portal, as the sandbox answers. */
export interface InstalledApp {
  readonly scopes: readonly string[];
  readonly accessToken: string;
  readonly refreshToken: string;
}

/** Who approved every grant of a loaded world. */
const APPROVED_BY = 'delivery-manager@example.com';
/** When the portal was connected, before the oldest grant. */
const CONNECTED_DAYS_AGO = 400;
/** As HubSpot's token answer says. */
const TOKEN_SECONDS = 1800;
/** A token of an app that was never installed, or is no more, opens nothing. */
const DEAD = { scopes: [], accessToken: 'none', refreshToken: 'none' };

const portalSchema = z.object({
  domain: z.string(),
  users: z.array(
    z.object({
      id: z.string(),
      email: z.string(),
      superAdmin: z.boolean(),
      firstName: z.string(),
      lastName: z.string(),
    }),
  ),
  roles: z.array(z.object({ id: z.string(), name: z.string() })),
  teams: z.array(z.object({ id: z.string(), name: z.string() })),
});
type PortalView = z.infer<typeof portalSchema>;

/** One thing that happened, and its writing. */
interface Event {
  readonly days: number;
  readonly write: (at: string) => Promise<void>;
}

/** Writes one client with all its records, in the order of time: so the entries of its ledger stand in their order too. */
export async function loadClient(
  loading: ClientLoading,
  { clientId, name, portalId }: AuditRecords['clients'][number],
  installed: InstalledApp | undefined,
): Promise<void> {
  const { world, book, records, now } = loading;
  const portal = portalSchema.parse(await world.sandbox('GET', `/portals/${portalId}`));
  const superAdminId = await superAdminOf(book, portal);
  await book.clients.create({
    clientId,
    recordId: String(portalId),
    name,
    state: 'active',
    portalId,
    contactPersonId: superAdminId,
    superAdminIds: [superAdminId],
    baseline: false,
    createdAt: daysFrom(now, -CONNECTED_DAYS_AGO),
    version: 1,
  });
  const own = <T extends { readonly clientId: string }>(all: readonly T[]) =>
    all.filter((one) => one.clientId === clientId);
  const events = [
    ...own(records.connections).map((one) => connecting(loading, one, superAdminId, installed)),
    ...own(records.engagements).map((one) => engaging(loading, one)),
    ...own(records.grants).flatMap((one) => granting(loading, one, portal)),
  ];
  for (const { days, write } of events.toSorted((a, b) => a.days - b.days)) await write(daysFrom(now, days));
}

/** The client's own first super admin; nobody of the partner's is one in a domain of the client's. */
async function superAdminOf(book: AuditWorldBook, { users, domain }: PortalView): Promise<string> {
  const admin = users.find(({ email, superAdmin }) => superAdmin && email.endsWith(`@${domain}`));
  if (admin === undefined) throw new Error(`No super admin of the client's in ${domain}.`);
  const { email, firstName, lastName, id } = admin;
  const known = { email, name: `${firstName} ${lastName}`, kind: 'client', hubspotUserId: id } as const;
  return (await book.people.ensure(known)).personId;
}

function connecting(
  { book, now }: ClientLoading,
  { portalId, clientId, health, installingUserId }: AuditConnection,
  actor: string,
  installed: InstalledApp | undefined,
): Event {
  const context = { appId: book.clientAppId, portalId };
  const { scopes, accessToken, refreshToken } = installed ?? DEAD;
  return {
    days: -CONNECTED_DAYS_AGO,
    write: async (at) => {
      const connection: Connection = {
        ...context,
        clientId,
        scopes,
        installingUserId,
        accessToken: await book.cipher.encrypt(accessToken, context),
        refreshToken: await book.cipher.encrypt(refreshToken, context),
        accessExpiresAt: new Date(now.getTime() + TOKEN_SECONDS * 1000).toISOString(),
        health,
        connectedAt: at,
        version: 1,
      };
      const facts = { ...context, installingUserId, scopes, renewed: false };
      await book.connections.establish(connection, factOf(clientId, 'connection-established', at, facts, actor));
    },
  };
}

function engaging(loading: ClientLoading, { team, ...engagement }: AuditEngagement): Event {
  const { book, now } = loading;
  const { engagementId, clientId, packageKey, startsInDays, endsInDays, state } = engagement;
  return {
    days: startsInDays,
    write: async (startsAt) => {
      const approvedBy = await personIdsOf(loading, [APPROVED_BY]);
      const people = await personIdsOf(loading, team);
      const requestedBy = approvedBy[0] ?? '';
      const endsAt = daysFrom(now, endsInDays);
      const catalogueVersion = 1;
      await book.engagements.create(
        {
          ...{ engagementId, clientId, packageKey, catalogueVersion, team: people, startsAt, endsAt, state },
          ...{ change: 1, requestedBy, approvedBy, version: 1 },
        },
        factOf(
          clientId,
          'engagement-started',
          startsAt,
          { engagementId, package: packageKey, catalogueVersion, team: people, endsAt, approvedBy },
          requestedBy,
        ),
      );
    },
  };
}

/** A grant as it was given, and, where it was, as it was taken away. */
function granting(loading: ClientLoading, given: AuditGrant, portal: PortalView): Event[] {
  const { book, records, now } = loading;
  const { clientId, portalId, email, permissionSetName, startedInDays, endsInDays, endedInDays, engagementId } = given;
  const userId = records.roster.find((line) => line.email === email)?.hubspotUserId;
  const team = portal.teams.find(({ name }) => name === 'Partner Team');
  const access = {
    permissionSetId: portal.roles.find(({ name }) => name === permissionSetName)?.id,
    teamIds: team === undefined ? [] : [team.id],
  };
  const grantAt = async (startedAt: string): Promise<Grant> => {
    const [personId = ''] = await personIdsOf(loading, [email]);
    const state = given.state === 'removed' ? 'verified' : given.state;
    return {
      ...{ clientId, portalId, personId, userId, engagementIds: [engagementId], access, permissionSetName },
      ...{ before: { existed: false }, state, approvedBy: await personIdsOf(loading, [APPROVED_BY]), startedAt },
      endsAt: daysFrom(now, endsInDays),
      ...(state === 'verified' ? { verifiedAt: startedAt } : {}),
      ...(state === 'cannot-verify' ? { reason: 'read-back-differs' } : {}),
      version: 0,
    };
  };
  const factsOf = ({ personId }: Grant) => ({
    ...{ planHash: '0'.repeat(64), item: 0, portalId, personId, permissionSetName, engagementIds: [engagementId] },
  });
  const begun: Event = {
    days: startedInDays,
    write: async (at) => {
      const grant = await grantAt(at);
      const facts = { ...factsOf(grant), action: 'create', approvedBy: grant.approvedBy };
      await book.grants.put(grant, [
        factOf(clientId, 'access-applied', at, facts),
        ...(grant.state === 'verified' ? [factOf(clientId, 'access-verified', at, facts)] : []),
      ]);
    },
  };
  if (given.state !== 'removed') return [begun];
  const ended: Event = {
    days: endedInDays ?? endsInDays,
    write: async (endedAt) => {
      const grant = {
        ...(await grantAt(daysFrom(now, startedInDays))),
        version: 1,
        state: 'removed',
        endedAt,
      } as const;
      const facts = { ...factsOf(grant), action: 'remove', givenBack: false };
      await book.grants.put({ ...grant, engagementIds: [] }, [factOf(clientId, 'access-removed', endedAt, facts)]);
    },
  };
  return [begun, ended];
}

async function personIdsOf({ book, known }: ClientLoading, emails: readonly string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const email of emails) {
    const personId = known.get(email) ?? (await book.people.findByEmail(email))?.personId;
    if (personId === undefined) throw new Error(`Nobody has the address ${email}.`);
    known.set(email, personId);
    ids.push(personId);
  }
  return ids;
}

function factOf(
  clientId: string,
  type: LedgerFact['type'],
  at: string,
  facts: LedgerFact['facts'],
  actor?: string,
): LedgerFact {
  return {
    stream: clientStream(clientId),
    type,
    at,
    correlationId: 'loaded-world',
    ...(actor === undefined ? {} : { actor }),
    facts,
  };
}

/** UTC, ISO 8601. */
export function daysFrom(now: Date, days: number): string {
  return new Date(now.getTime() + days * 86_400_000).toISOString();
}
