import type { Installation, WorldLogins, WorldUser } from '../world-types.ts';
import type { Person } from './people.ts';
import type { AuditGrant, PortalFinding, UserFinding } from './types.ts';

/** What the product granted to one user of a case. Days count from now. */
export type CaseGrant = Pick<
  AuditGrant,
  'permissionSetName' | 'state' | 'startedInDays' | 'endsInDays' | 'endedInDays'
> & {
  /** The roster's address, where the portal has another. */
  readonly email?: string;
};

/** One user of a portal, with what an audit has to find about them: nothing where `finds` is empty. */
export interface CaseUser {
  readonly user: WorldUser;
  readonly grant?: CaseGrant;
  readonly finds: readonly UserFinding[];
}

/** One of the client's own people: never on a line of an audit, whatever they look like. */
export interface ClientPerson {
  readonly role: string;
  readonly rest: Partial<WorldUser>;
}

/** A portal that is about one thing. */
export interface AuditCase {
  readonly number: number;
  readonly company: string;
  readonly ours: readonly CaseUser[];
  readonly theirs?: readonly ClientPerson[];
  /** Grants of people who are no users of the portal any more, with those people. */
  readonly former?: readonly { readonly person: Person; readonly grant: CaseGrant }[];
  readonly formerTheirs?: readonly ClientPerson[];
  readonly tellsSeats?: boolean;
  readonly unreadable?: boolean;
  readonly installation?: Installation;
  /** What the product's record of the connection says: healthy and installed by the client's super admin where absent. */
  readonly connection?: { readonly health?: 'healthy' | 'revoked'; readonly installingUserId?: number } | 'none';
  readonly portalFinds?: readonly PortalFinding[];
  readonly cannotVerify?: boolean;
  readonly unavailable?: readonly UserFinding[];
}

/** Thirteen logins, one a week, the newest yesterday. */
export const WEEKLY: readonly WorldLogins[] = [{ newestDaysAgo: 1, oldestDaysAgo: 88, everyDays: 7 }];
export const DAILY: readonly WorldLogins[] = [{ newestDaysAgo: 0.5, oldestDaysAgo: 89.5, everyDays: 1 }];
export const NEVER: readonly WorldLogins[] = [];

export function loggedIn(...daysAgo: readonly number[]): readonly WorldLogins[] {
  return daysAgo.map((newestDaysAgo) => ({ newestDaysAgo }));
}

/** A grant that stands: since 200 days, for half a year to come. */
export function granted(permissionSetName: string, changes: Partial<CaseGrant> = {}): CaseGrant {
  return { permissionSetName, state: 'verified', startedInDays: -200, endsInDays: 165, ...changes };
}

export function grantedDaysAgo(days: number): CaseGrant {
  return granted('Partner Marketing', { startedInDays: -days });
}

/** A grant that was taken away, as far as the product knows. */
export function removedGrant(daysAgo: number): CaseGrant {
  return granted('Partner Marketing', { state: 'removed', endsInDays: -daysAgo, endedInDays: -daysAgo });
}

/**
 * A user on the partner's side. Without changes nothing is wrong: a grant that stands, its permission set and no other, a login
 * a week, a free seat.
 */
export function ours(
  person: Person,
  { grant = granted('Partner Marketing'), finds = [], ...rest }: UserChanges = {},
): CaseUser {
  const permissionSets = [grant === 'none' ? 'Partner Marketing' : grant.permissionSetName];
  const user = { ...person, permissionSets, team: 'Partner Team', logins: WEEKLY, seats: ['Partner Seat'], ...rest };
  return grant === 'none' ? { user, finds } : { user, grant: { email: person.email, ...grant }, finds };
}

type UserChanges = Partial<WorldUser> & { grant?: CaseGrant | 'none'; finds?: readonly UserFinding[] };

export function theirs(role: string, rest: Partial<WorldUser> = {}): ClientPerson {
  return { role, rest };
}
