import { normaliseEmail, type Person } from '../../shared/domain/person.ts';
import type { PortalUser } from '../../shared/domain/portal.ts';
import type { Engagements, Grants } from '../../shared/ports/engagements.ts';
import type { People, RosterBook } from '../../shared/ports/people.ts';
import { isOurs } from '../../shared/services/partner-side.ts';

/** What telling the sides apart needs. */
export interface SidesDependencies {
  readonly people: Pick<People, 'ensure' | 'read'>;
  readonly rosterBook: Pick<RosterBook, 'members'>;
  readonly engagements: Pick<Engagements, 'ofClient'>;
  readonly grants: Pick<Grants, 'ofPortal'>;
  /** The agency's e-mail domains. */
  readonly domains: readonly string[];
}

/** A portal user with the person behind it. */
interface KnownUser {
  readonly user: PortalUser;
  readonly personId: string;
}

/**
 * Tells a portal's users apart: the partner's, and everyone else, who is the client's. `claimed` are those of the others whom the team of
 * an engagement or a grant names all the same.
 */
export type Sides = (
  clientId: string,
  portalId: number,
  users: readonly PortalUser[],
) => Promise<{ partners: KnownUser[]; others: PortalUser[]; claimed: KnownUser[] }>;

/** @see Sides; who is the partner's is told by `isOurs`. */
export function createSides({ people, rosterBook, engagements, grants, domains }: SidesDependencies): Sides {
  return async (clientId, portalId, users) => {
    const roster = await rosterBook.members();
    const teams = (await engagements.ofClient(clientId)).flatMap((engagement) => engagement.team);
    const grantOf = new Map((await grants.ofPortal(clientId, portalId)).map((grant) => [grant.personId, grant]));
    const named: Person[] = [];
    for (const personId of new Set([...teams, ...grantOf.keys()])) {
      const person = await people.read(personId);
      if (person !== undefined) named.push(person);
    }
    // HubSpot's user id is the same in every portal, and stays when an address changes.
    const personIdOf = new Map(roster.map((member) => [member.hubspotUserId, member.personId]));
    for (const { hubspotUserId, personId } of named)
      if (hubspotUserId !== undefined) personIdOf.set(hubspotUserId, personId);
    const partners: KnownUser[] = [];
    const others: PortalUser[] = [];
    const claimed: KnownUser[] = [];
    for (const user of users) {
      const person =
        named.find((one) => one.hubspotUserId === user.id) ??
        named.find((one) => normaliseEmail(one.email) === normaliseEmail(user.email));
      const grant = person === undefined ? undefined : grantOf.get(person.personId);
      if (isOurs({ user, person, grant }, roster, domains)) {
        partners.push({ user, personId: personIdOf.get(user.id) ?? (await personOf(user)) });
      } else {
        others.push(user);
        if (person !== undefined) claimed.push({ user, personId: person.personId });
      }
    }
    return { partners, others, claimed };
  };

  async function personOf(user: PortalUser): Promise<string> {
    const known = { email: user.email, name: nameOf(user), kind: 'partner' as const, hubspotUserId: user.id };
    return (await people.ensure(known)).personId;
  }
}

/** A user's name as far as HubSpot knows it, else the address. */
export function nameOf(user: PortalUser): string {
  return [user.firstName, user.lastName].filter((part) => part !== undefined).join(' ') || user.email;
}
