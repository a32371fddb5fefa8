import { misfitOf, type NamedAccess, sameNames } from '../../domain/adoption.ts';
import { endOfDay } from '../../domain/evidence/end-of-day.ts';
import { isGenericMailbox, normaliseEmail } from '../../domain/person.ts';
import type { PublishedCatalogue, ServicePackage } from '../../domain/service-package.ts';
import type { LivePortal, SeatedUser } from '../access/live-portal.ts';
import type { KnownUser } from '../access/portal-sides.ts';
import { namedAccessOf } from './list-adoptable.ts';

/** A row as it comes back, with its number in the file. */
export interface ReturnedRow extends NamedAccess {
  readonly row: number;
  readonly userId: string;
  readonly address: string;
  readonly packageKey: string;
  readonly endsOn: string;
}

/** Why a row was not taken over: where in it, and what was expected there. */
export interface RowRefusal {
  readonly row: number;
  readonly field: string;
  readonly expected: string;
}

/** A row that may be taken over, as the portal is now. */
export interface CheckedRow {
  readonly row: number;
  readonly found: KnownUser<SeatedUser>;
  readonly entry: ServicePackage;
  readonly endsAt: string;
  readonly live: NamedAccess;
}

const DAY = 86_400_000;

/** What rows are held against. */
export interface RowContext {
  readonly portal: LivePortal;
  readonly catalogue: PublishedCatalogue;
  readonly timeZone: string;
  readonly now: Date;
  /** Nobody takes over their own access. */
  readonly by: string;
}

/** Holds a row against the portal as it is now; what changed since it was listed is refused with what is there. */
export function checkRow(returned: ReturnedRow, context: RowContext): CheckedRow | RowRefusal {
  const { row, address, userId, packageKey, endsOn } = returned;
  const { portal, catalogue, timeZone, now, by } = context;
  const refuse = (field: string, expected: string): RowRefusal => ({ row, field, expected });
  const found = portal.partners.find(({ user }) => user.id === userId);
  if (found === undefined || normaliseEmail(found.user.email) !== normaliseEmail(address)) {
    return refuse('address', 'a user of one of your people in this portal, as it was listed');
  }
  if (isGenericMailbox(address)) return refuse('address', 'a login of one person (rule unique-logins)');
  if (found.personId === by)
    return refuse('address', 'somebody else’s access than your own (rule separation-of-duties)');
  const live = namedAccessOf(found.user, portal.snapshot);
  if (live.superAdmin !== returned.superAdmin) return refuse('super admin', live.superAdmin ? 'yes' : 'no');
  if (!sameNames(live.permissionSets, returned.permissionSets)) {
    return refuse('permission set', live.permissionSets.join('; ') || 'none, as the portal has it now');
  }
  if (!sameNames(live.teams, returned.teams))
    return refuse('teams', live.teams.join('; ') || 'none, as the portal has it now');
  const entry = catalogue.packages.find(({ key }) => key === packageKey);
  if (entry === undefined) {
    return refuse('package', `one of ${catalogue.packages.map(({ key }) => key).join(', ')}`);
  }
  const misfit = misfitOf(entry, live, portal.snapshot.permissionSets);
  if (misfit !== undefined) return refuse('package', misfit);
  const endsAt = endOfDay(endsOn, timeZone);
  if (endsAt === undefined || new Date(endsAt) <= now) return refuse('ends on', 'a day to come, as 2027-11-30');
  const longest = now.getTime() + (entry.durationDays + 1) * DAY;
  if (new Date(endsAt).getTime() > longest) {
    return refuse('ends on', `a day within the package’s ${entry.durationDays} days; it can be extended later`);
  }
  return { row, found, entry, endsAt, live };
}
