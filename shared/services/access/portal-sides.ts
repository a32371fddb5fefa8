import { normaliseEmail, type Person } from '../../domain/person.ts';
import type { PortalUser } from '../../domain/portal.ts';
import type { Engagements, Grants } from '../../ports/engagements.ts';
import type { People, RosterBook } from '../../ports/people.ts';
import { isOurs, type RosterPlace } from './partner-side.ts';

/** Who is on a roster, and the people behind those whom only their address can tell. */
export interface SidesRoster {
  readonly members: readonly RosterPlace[];
  readonly people: readonly Person[];
}

/** What telling the sides apart needs. */
export interface SidesDependencies {
  readonly people: Pick<People, 'ensure' | 'read'>;
  readonly roster: () => Promise<SidesRoster>;
  readonly engagements: Pick<Engagements, 'ofClient'>;
  readonly grants: Pick<Grants, 'ofPortal'>;
  /** The agency's e-mail domains. */
  readonly domains: readonly string[];
}

/** A portal user with the person behind it. */
export interface KnownUser<User extends PortalUser = PortalUser> {
  readonly user: User;
  readonly personId: string;
}

/**
 * Tells a portal's users apart: the partner's, and everyone else, who is the client's. `claimed` are those of the others whom the team of
 * an engagement or a grant names all the same.
 */
export type Sides = <User extends PortalUser>(
  clientId: string,
  portalId: number,
  users: readonly User[],
) => Promise<{ partners: KnownUser<User>[]; others: User[]; claimed: KnownUser<User>[] }>;

/** The roster of the partner portal as it is now. */
export function rosterOf(rosterBook: Pick<RosterBook, 'members'>): SidesDependencies['roster'] {
  return async () => ({ members: await rosterBook.members(), people: [] });
}

/** @see Sides; who is the partner's is told by `isOurs`. */
export function createSides({ people, roster, engagements, grants, domains }: SidesDependencies): Sides {
  return async <User extends PortalUser>(clientId: string, portalId: number, users: readonly User[]) => {
    const { members, people: onRoster } = await roster();
    const teams = (await engagements.ofClient(clientId)).flatMap((engagement) => engagement.team);
    const grantOf = new Map((await grants.ofPortal(clientId, portalId)).map((grant) => [grant.personId, grant]));
    const named: Person[] = [];
    for (const personId of new Set([...teams, ...grantOf.keys()])) {
      const person = await people.read(personId);
      if (person !== undefined) named.push(person);
    }
    const byUserId = new Map([...onRoster, ...named].map((person) => [person.hubspotUserId, person]));
    const byEmail = new Map([...onRoster, ...named].map((person) => [normaliseEmail(person.email), person]));
    // HubSpot's user id is the same in every portal, and stays when an address changes.
    const personIdOf = new Map(members.map((member) => [member.hubspotUserId, member.personId]));
    for (const { hubspotUserId, personId } of named)
      if (hubspotUserId !== undefined) personIdOf.set(hubspotUserId, personId);
    const partners: KnownUser<User>[] = [];
    const others: User[] = [];
    const claimed: KnownUser<User>[] = [];
    for (const user of users) {
      const person = byUserId.get(user.id) ?? byEmail.get(normaliseEmail(user.email));
      const grant = person === undefined ? undefined : grantOf.get(person.personId);
      if (isOurs({ user, person, grant }, members, domains)) {
        partners.push({ user, personId: personIdOf.get(user.id) ?? (await personOf(user)) });
      } else {
        others.push(user);
        if (person !== undefined) claimed.push({ user, personId: person.personId });
      }
    }
    return { partners: await apart(partners), others, claimed };
  };

  /** Two users of one portal are never one person, even where one has the other's old address: then each is who has its address. */
  async function apart<User extends PortalUser>(partners: readonly KnownUser<User>[]): Promise<KnownUser<User>[]> {
    const counts = Map.groupBy(partners, ({ personId }) => personId);
    const told: KnownUser<User>[] = [];
    for (const one of partners) {
      const alone = counts.get(one.personId)?.length === 1;
      told.push(alone ? one : { user: one.user, personId: await personOf(one.user) });
    }
    return told;
  }

  async function personOf(user: PortalUser): Promise<string> {
    const known = { email: user.email, name: nameOf(user), kind: 'partner' as const, hubspotUserId: user.id };
    return (await people.ensure(known)).personId;
  }
}

/** A user's name as far as HubSpot knows it, else the address. */
export function nameOf(user: PortalUser): string {
  return [user.firstName, user.lastName].filter((part) => part !== undefined).join(' ') || user.email;
}
