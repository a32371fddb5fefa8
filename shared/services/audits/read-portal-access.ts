import type { ReadAccess } from '../../domain/audit/audit-item.ts';
import type { AuditedPortal } from '../../domain/audit/audited-portal.ts';
import type { ToldFacts } from '../../domain/audit/detect.ts';
import type { SeenLogin } from '../../domain/audit/logins.ts';
import type { PortalUser } from '../../domain/portal.ts';
import {
  ACTIVITY_SCOPES,
  OWNED_OBJECTS,
  type OwnedObject,
  type PortalActivity,
  type PortalOwner,
  type PortalStructure,
} from '../../ports/hubspot.ts';
import type { KnownUser, Sides } from '../access/portal-sides.ts';

/** What reading needs. */
export interface ReadPortalAccessDependencies {
  readonly portal: PortalActivity & PortalStructure;
  readonly sides: Sides;
}

/** Which portal is read, and how much of it. */
export interface PortalToRead {
  readonly clientId: string;
  readonly portalId: number;
  /** Scopes of the connection: what was not granted is not asked for. */
  readonly scopes: readonly string[];
  /** `logins`: users and logins only. */
  readonly depth: 'whole' | 'logins';
  /** Reads on about this person only, where one is given. */
  readonly personId?: string | undefined;
  /** Whether somebody's records are counted: who leaves. */
  readonly countsRecords: (personId: string, userId: string) => boolean;
}

/** A partner-side user as it was read. */
export interface ReadMember extends KnownUser<SeatedUser> {
  /** False where only another person of the portal is read on about. */
  readonly isLookedAt: boolean;
  readonly access: ReadAccess;
  /** Successful ones of 90 days; absent where they could not be read. */
  readonly logins?: readonly SeenLogin[] | undefined;
  /** Absent where owners could not be read. */
  readonly deactivated?: boolean | undefined;
  readonly owns?: Readonly<Record<string, number>> | undefined;
}

type SeatedUser = PortalUser & { readonly seats?: readonly string[] | undefined };

/** What was read of a portal. Of the client's users nothing is in it but who they are; the caller counts them. */
export interface PortalReading {
  readonly userIds: ReadonlySet<string>;
  readonly clientUsers: readonly PortalUser[];
  /** All partner-side users. */
  readonly members: readonly ReadMember[];
  readonly told: ToldFacts;
  readonly pages: AuditedPortal['pages'];
  readonly calls: number;
}

/** Reads who of the partner has what in a portal, and what they do with it. @throws ConnectionBrokenError, HubSpotError */
export type ReadPortalAccess = (wanted: PortalToRead) => Promise<PortalReading>;

/**
 * @see ReadPortalAccess; the calls are those of `callsFor`.
 * 1. All users, told apart. Of the client's nothing more is read.
 * 2. Permission sets and teams, for their names.
 * 3. Logins of each partner-side user; owners; records of those who leave: each only with its scope.
 */
export function createReadPortalAccess({ portal, sides }: ReadPortalAccessDependencies): ReadPortalAccess {
  return async (wanted) => {
    const { clientId, portalId, scopes, depth, personId } = wanted;
    const granted = (fact: keyof typeof ACTIVITY_SCOPES) => scopes.includes(ACTIVITY_SCOPES[fact]);
    // 1. Users.
    const users = await portal.users(portalId);
    const { partners, others } = await sides(clientId, portalId, users.results);
    const looked = partners.filter((one) => personId === undefined || one.personId === personId);
    const whole = depth === 'whole' && looked.length > 0;
    let calls = users.pages;
    // 2. Names.
    const structure = whole ? await structureOf(portalId) : undefined;
    calls += whole ? 2 : 0;
    // 3. Activity. A scope may have been taken back since the connection was made: then the answer is undefined.
    const owners = whole && granted('owners') ? await portal.owners(portalId) : undefined;
    const objects = owners === undefined ? [] : OWNED_OBJECTS.filter(granted);
    calls += owners?.pages ?? 0;
    let loginsTold = granted('logins');
    let loginPages = 0;
    let counted: boolean | undefined;
    const members: ReadMember[] = [];
    for (const one of partners) {
      const isLookedAt = looked.includes(one);
      const read = isLookedAt && loginsTold ? await loginsOf(portalId, one.user.id) : undefined;
      if (isLookedAt) loginsTold = read !== undefined;
      loginPages += read?.pages ?? 0;
      const owner = ownerOf(one.user.id, owners?.results);
      const counts = isLookedAt && owner !== undefined && wanted.countsRecords(one.personId, one.user.id);
      const owns = counts ? await countRecords(portalId, owner.ownerId, objects) : undefined;
      calls += owns === undefined ? 0 : objects.length;
      if (owns !== undefined) counted = Object.keys(owns).length > 0;
      members.push({
        ...one,
        isLookedAt,
        access: accessOf(one.user, structure),
        logins: read?.logins,
        deactivated: owners === undefined ? undefined : (owner?.archived ?? false),
        owns,
      });
    }
    return {
      userIds: new Set(users.results.map((user) => user.id)),
      clientUsers: others,
      members,
      told: {
        logins: loginsTold,
        owners: whole ? owners !== undefined : granted('owners'),
        records: counted ?? OWNED_OBJECTS.some(granted),
        seats: users.results.some((user) => user.seats !== undefined),
      },
      pages: { users: users.pages, logins: loginPages, owners: owners?.pages ?? 0 },
      calls: calls + loginPages,
    };
  };

  async function loginsOf(portalId: number, userId: string) {
    const logins: SeenLogin[] = [];
    const read = await portal.eachLogin(portalId, userId, (login) => {
      if (login.succeeded && login.userId === userId) logins.push({ at: login.at, country: login.country });
    });
    return read === undefined ? undefined : { pages: read.pages, logins };
  }

  async function structureOf(portalId: number) {
    const sets = new Map((await portal.permissionSets(portalId)).map((set) => [set.id, set]));
    const teams = new Map((await portal.teams(portalId)).map((team) => [team.id, team.name]));
    return { sets, teams };
  }

  async function countRecords(portalId: number, ownerId: string, objects: readonly OwnedObject[]) {
    const owns: Record<string, number> = {};
    for (const object of objects) {
      const count = await portal.ownedRecords(portalId, ownerId, object);
      if (count !== undefined) owns[object] = count;
    }
    return owns;
  }
}

/** Of two owners of one user the active one: somebody may have been removed and come back. */
function ownerOf(userId: string, owners: readonly PortalOwner[] = []): PortalOwner | undefined {
  const own = owners.filter((owner) => owner.userId === userId);
  return own.find((owner) => !owner.archived) ?? own[0];
}

function accessOf(
  user: SeatedUser,
  structure:
    | {
        readonly sets: ReadonlyMap<string, ReadAccess['permissionSets'][number]>;
        readonly teams: ReadonlyMap<string, string>;
      }
    | undefined,
): ReadAccess {
  const teamIds = new Set([user.primaryTeamId, ...user.secondaryTeamIds].filter((id) => id !== undefined));
  return {
    superAdmin: user.superAdmin,
    permissionSets: user.roleIds.map((id) => structure?.sets.get(id) ?? { id, name: id, requiresBillingWrite: false }),
    teams: [...teamIds].map((id) => structure?.teams.get(id) ?? id),
    seats: user.seats,
  };
}
