import { isPartnerSide, normaliseEmail, type Person } from '../../shared/domain/person.ts';
import type { PortalUser } from '../../shared/domain/portal.ts';
import type { Engagements, Grants } from '../../shared/ports/engagements.ts';
import type { People, RosterBook } from '../../shared/ports/people.ts';

/** What telling the sides apart needs. */
export interface SidesDependencies {
  readonly people: Pick<People, 'ensure' | 'read'>;
  readonly rosterBook: Pick<RosterBook, 'members'>;
  readonly engagements: Pick<Engagements, 'ofClient'>;
  readonly grants: Pick<Grants, 'ofPortal'>;
  /** The agency's e-mail domains. */
  readonly domains: readonly string[];
}

/** Tells a portal's users apart: the partner's, each with the person behind it, and everyone else, who is the client's. */
export type Sides = (
  clientId: string,
  portalId: number,
  users: readonly PortalUser[],
) => Promise<{ partners: { user: PortalUser; personId: string }[]; others: PortalUser[] }>;

/**
 * Partner-side is who is on the roster, works for this client in an engagement (contractors may be on no roster), holds a grant of ours
 * here, or has an address of the agency's.
 */
export function createSides({ people, rosterBook, engagements, grants, domains }: SidesDependencies): Sides {
  return async (clientId, portalId, users) => {
    const roster = await rosterBook.members();
    const teams = (await engagements.ofClient(clientId)).flatMap((engagement) => engagement.team);
    const holders = (await grants.ofPortal(clientId, portalId)).map((grant) => grant.personId);
    const ours: Person[] = [];
    for (const personId of new Set([...teams, ...holders])) {
      const person = await people.read(personId);
      if (person !== undefined) ours.push(person);
    }
    // HubSpot's user id is the same in every portal, and stays when an address changes.
    const byUserId = new Map(roster.map((member) => [member.hubspotUserId, member.personId]));
    for (const { hubspotUserId, personId } of ours)
      if (hubspotUserId !== undefined) byUserId.set(hubspotUserId, personId);
    const known = {
      emails: new Set(ours.map((person) => normaliseEmail(person.email))),
      hubspotUserIds: new Set(byUserId.keys()),
      domains,
    };
    const partners: { user: PortalUser; personId: string }[] = [];
    const others: PortalUser[] = [];
    for (const user of users) {
      if (!isPartnerSide(known, user)) others.push(user);
      else partners.push({ user, personId: byUserId.get(user.id) ?? (await personOf(user)) });
    }
    return { partners, others };
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
