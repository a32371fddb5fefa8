import type { Grant } from '../../domain/grant.ts';
import { isPartnerSide, type Person } from '../../domain/person.ts';
import type { PortalUser } from '../../domain/portal.ts';
import type { RosterBook } from '../../ports/people.ts';

/** What a roster says of somebody's identity; HubSpot's id is absent for whoever only the directory knows. */
export interface RosterPlace {
  readonly personId: string;
  readonly hubspotUserId?: string | undefined;
}

/** A portal user, and what is known of whoever may be behind it. */
export interface Claim {
  readonly user: PortalUser;
  readonly person?: Person | undefined;
  /** The person's grant in this portal. */
  readonly grant?: Grant | undefined;
}

/**
 * Whether a user is the partner's: on the roster by HubSpot's user id or as a person, with an address of the agency's, or made by us under
 * a grant. Standing in the team of an engagement is not enough: the user may be the client's. Who is known as a client's person is the client's.
 */
export function isOurs(
  { user, person, grant }: Claim,
  roster: readonly RosterPlace[],
  domains: readonly string[],
): boolean {
  if (person?.kind === 'client') return false;
  if (grant !== undefined && grant.state !== 'removed' && !grant.before.existed) return true;
  if (roster.some((member) => member.hubspotUserId === user.id || member.personId === person?.personId)) return true;
  return isPartnerSide({ emails: new Set(), hubspotUserIds: new Set(), domains }, user);
}

/** Tells whether one user is the partner's, by the roster as it is now. */
export type PartnerSide = (claim: Claim) => Promise<boolean>;

/** @see PartnerSide */
export function createPartnerSide(rosterBook: Pick<RosterBook, 'members'>, domains: readonly string[]): PartnerSide {
  return async (claim) => isOurs(claim, await rosterBook.members(), domains);
}
