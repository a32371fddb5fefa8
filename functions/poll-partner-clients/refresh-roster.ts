import type { Clock } from '../../shared/ports/clock.ts';
import { ACTIVITY_SCOPES, type PortalActivity, type PortalUsers } from '../../shared/ports/hubspot.ts';
import type { People, RosterBook } from '../../shared/ports/people.ts';
import { deactivatedAmong } from './deactivated-users.ts';
import type { NoticeLeavers } from './notice-leavers.ts';

/** What refreshing the roster needs. */
export interface RefreshRosterDependencies {
  readonly partnerPortalId: number;
  readonly partnerUsers: Pick<PortalUsers, 'list'>;
  readonly partnerActivity: Pick<PortalActivity, 'owners'>;
  readonly people: Pick<People, 'ensure'>;
  readonly rosterBook: RosterBook;
  readonly noticeLeavers: NoticeLeavers;
  readonly clock: Clock;
}

/** Brings the roster up to date, by what the connection's scopes let us read; how many people are in the partner portal. */
export type RefreshRoster = (scopes: readonly string[], correlationId: string) => Promise<number>;

/**
 * Refreshes the roster.
 * 1. Every user of the partner portal; which of them are deactivated only the owners tell, by an optional scope. Without it they count as here.
 * 2. Who is here stands on the roster, also who has come back. Who was deactivated before we first looked stands on it as having left, so that
 *    audits know them.
 * 3. Who was here, and is gone or deactivated now, is a leaver.
 */
export function createRefreshRoster(dependencies: RefreshRosterDependencies): RefreshRoster {
  const { partnerPortalId, partnerUsers, partnerActivity, people, rosterBook, noticeLeavers, clock } = dependencies;

  return async (scopes, correlationId) => {
    // 1. Read.
    const users = await partnerUsers.list(partnerPortalId);
    const owners = scopes.includes(ACTIVITY_SCOPES.owners) ? await partnerActivity.owners(partnerPortalId) : undefined;
    const deactivated = deactivatedAmong(owners?.results ?? []);
    const members = await rosterBook.members();
    const known = new Map(members.map((member) => [member.hubspotUserId, member]));
    const seenAt = clock.now().toISOString();
    // 2. Who is here.
    const here = new Set<string>();
    const usersHere = new Set<string>();
    for (const user of users) {
      const member = known.get(user.id);
      const isHere = !deactivated.has(user.id);
      if (isHere) usersHere.add(user.id);
      if (member !== undefined && (member.leftAt === undefined || !isHere)) {
        if (isHere) here.add(member.personId);
        continue;
      }
      const name =
        [user.firstName, user.lastName].filter((part) => part !== undefined && part !== '').join(' ') || user.email;
      const { personId } = await people.ensure({ email: user.email, name, kind: 'partner', hubspotUserId: user.id });
      await rosterBook.save({ personId, hubspotUserId: user.id, seenAt, ...(isHere ? {} : { leftAt: seenAt }) });
      if (isHere) here.add(personId);
    }
    // 3. Leavers.
    const wasHere = members.filter((member) => member.leftAt === undefined);
    const before = new Set(wasHere.map((member) => member.personId)).size;
    const gone = wasHere.filter((member) => !usersHere.has(member.hubspotUserId));
    if (gone.length > 0) await noticeLeavers({ gone, here, before }, correlationId);
    return usersHere.size;
  };
}
