import { type Access, sameAccess } from '../../domain/grant.ts';
import type { Person } from '../../domain/person.ts';
import type { PortalUser } from '../../domain/portal.ts';
import { accessOf, memberOf } from '../../domain/portal-member.ts';
import { HubSpotError } from '../../errors.ts';
import type { PortalAccess, PortalUsers } from '../../ports/hubspot.ts';

/** A person's user of a portal. */
export interface UserAtHand {
  readonly portalId: number;
  readonly person: Pick<Person, 'email' | 'name'>;
  /** Reads the user from the portal, now. */
  readonly look: () => Promise<PortalUser | undefined>;
}

/** What became of a write, as the reading back tells. */
export type Written =
  | { readonly kind: 'as-wanted'; readonly user: PortalUser | undefined }
  | { readonly kind: 'differs' }
  /** HubSpot will not do it, however often it is asked. */
  | { readonly kind: 'refused' };

/** Writes one user's access; `live` is what was read just before, `after` is absent where the user is to go. @throws HubSpotError */
export type WriteAccess = (at: UserAtHand, live: PortalUser | undefined, after: Access | undefined) => Promise<Written>;

/** Answers that say that this request will never be granted. */
const REFUSALS: ReadonlySet<number> = new Set([400, 403, 409]);

/**
 * Writes once and reads back, whatever the answer was: an answer that got lost may stand for a write that got through, and a create is
 * never repeated blindly.
 * @see WriteAccess
 */
export function createWriteAccess(users: Pick<PortalUsers, 'create' | 'update' | 'remove'>): WriteAccess {
  return async (at, live, after) => {
    let failure: HubSpotError | undefined;
    try {
      await send(at, live, after);
    } catch (error) {
      if (!(error instanceof HubSpotError)) throw error;
      failure = error;
    }
    const user = await at.look();
    if (isAsWanted(user, after)) return { kind: 'as-wanted', user };
    if (failure === undefined) return { kind: 'differs' };
    if (REFUSALS.has(failure.status)) return { kind: 'refused' };
    throw failure;
  };

  async function send({ portalId, person }: UserAtHand, live: PortalUser | undefined, after: Access | undefined) {
    if (after === undefined) {
      if (live !== undefined) await users.remove(portalId, live.id);
    } else if (live === undefined) {
      await users.create(portalId, { email: person.email, ...namesOf(person), ...assignmentOf(after, undefined) });
    } else {
      const { firstName, lastName } = live;
      await users.update(portalId, live.id, { firstName, lastName, ...assignmentOf(after, live) });
    }
  }
}

/** Whether a user has exactly this access; `after` is absent where there should be no user. */
export function isAsWanted(user: PortalUser | undefined, after: Access | undefined): boolean {
  if (user === undefined || after === undefined) return user === undefined && after === undefined;
  if (after.superAdmin === true) return user.superAdmin;
  return !user.superAdmin && user.roleIds.length <= 1 && sameAccess(accessOf(memberOf(user, '')), after);
}

/** The primary team stays what it is where that is possible; else the first one leads. */
function assignmentOf({ permissionSetId, teamIds }: Access, live: PortalUser | undefined): PortalAccess {
  const stays = live?.primaryTeamId !== undefined && teamIds.includes(live.primaryTeamId);
  const primaryTeamId = stays ? live.primaryTeamId : teamIds[0];
  return { permissionSetId, primaryTeamId, secondaryTeamIds: teamIds.filter((id) => id !== primaryTeamId) };
}

/** A person of whom only the address is known is created without a name. */
function namesOf({ name, email }: { name: string; email: string }): { firstName?: string; lastName?: string } {
  if (name === email) return {};
  const [firstName = '', ...others] = name.split(' ');
  return { firstName, ...(others.length === 0 ? {} : { lastName: others.join(' ') }) };
}
