import { TZDate } from '@date-fns/tz';
import { type AdoptionReason, type NamedAccess, proposeAdoption } from '../../domain/adoption.ts';
import type { Client } from '../../domain/client.ts';
import { stands } from '../../domain/grant.ts';
import type { PortalSnapshot, PortalUser } from '../../domain/portal.ts';
import { memberOf } from '../../domain/portal-member.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Grants } from '../../ports/engagements.ts';
import type { Catalogues } from '../../ports/publications.ts';
import { type ReadLivePortal, userNameOf } from '../access/live-portal.ts';

/** One user of the agency's who is in a client's portal without a grant, with what is proposed. */
export interface AdoptionRow extends NamedAccess {
  readonly clientId: string;
  readonly clientName: string;
  readonly portalId: number;
  readonly userId: string;
  readonly address: string;
  readonly name: string;
  /** Empty where none fits. */
  readonly packageKey: string;
  /** A day such as 2027-11-24; empty without a package. */
  readonly endsOn: string;
  readonly decision: 'take' | 'leave';
  readonly reason: AdoptionReason;
}

/** What listing needs. */
export interface ListAdoptableDependencies {
  readonly readLivePortal: ReadLivePortal;
  readonly grants: Pick<Grants, 'ofPortal'>;
  readonly catalogues: Pick<Catalogues, 'current'>;
  readonly timeZone: string;
  readonly clock: Clock;
}

/** Reads a client's portal, and proposes what to make of the access that nobody granted; keeps nothing. @throws as `ReadLivePortal` */
export type ListAdoptable = (client: Client) => Promise<AdoptionRow[]>;

const DAY = 86_400_000;

/** @see ListAdoptable */
export function createListAdoptable(dependencies: ListAdoptableDependencies): ListAdoptable {
  const { readLivePortal, grants, catalogues, timeZone, clock } = dependencies;

  return async (client) => {
    const { snapshot, partners } = await readLivePortal(client);
    const { portalId, permissionSets } = snapshot;
    const granted = new Set(
      (await grants.ofPortal(client.clientId, portalId)).filter(stands).map(({ personId }) => personId),
    );
    const packages = (await catalogues.current())?.packages ?? [];
    return partners
      .filter(({ personId }) => !granted.has(personId))
      .map(({ user }) => {
        const access = namedAccessOf(user, snapshot);
        const { packageKey, decision, reason } = proposeAdoption(user.email, access, packages, permissionSets);
        const days = packages.find(({ key }) => key === packageKey)?.durationDays;
        return {
          clientId: client.clientId,
          clientName: client.name,
          portalId,
          userId: user.id,
          address: user.email,
          name: userNameOf(user),
          ...access,
          packageKey: packageKey ?? '',
          endsOn: days === undefined ? '' : dayAfter(days),
          decision,
          reason,
        };
      })
      .sort((a, b) => (a.address < b.address ? -1 : 1));
  };

  function dayAfter(days: number): string {
    const day = new TZDate(clock.now().getTime() + days * DAY, timeZone);
    const two = (part: number) => String(part).padStart(2, '0');
    return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
  }
}

/** A user's access by names; what has none keeps its id. */
export function namedAccessOf(user: PortalUser, { permissionSets, teams }: PortalSnapshot): NamedAccess {
  return {
    superAdmin: user.superAdmin,
    permissionSets: user.roleIds.map((id) => permissionSets.find((set) => set.id === id)?.name ?? id),
    teams: memberOf(user, '').teamIds.map((id) => teams.find((team) => team.id === id)?.name ?? id),
  };
}
