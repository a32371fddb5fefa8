import type { Client } from '../../domain/client.ts';
import type { PortalSnapshot, PortalUser } from '../../domain/portal.ts';
import { memberOf } from '../../domain/portal-member.ts';
import { ConnectionBrokenError, RuleError } from '../../errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Connections } from '../../ports/connections.ts';
import type { PortalActivity, PortalStructure } from '../../ports/hubspot.ts';
import type { People } from '../../ports/people.ts';
import { createSides, type KnownUser, nameOf, type SidesDependencies } from './portal-sides.ts';

/** A user with the seats that HubSpot tells; undefined where it does not. */
export type SeatedUser = PortalUser & { readonly seats?: readonly string[] | undefined };

/** A portal as it is at this moment. */
export interface LivePortal {
  readonly snapshot: PortalSnapshot;
  readonly users: readonly SeatedUser[];
  /** Users of the agency's people. A person whom nobody knew has an id that no record has. */
  readonly partners: readonly KnownUser<SeatedUser>[];
  readonly superAdmins: number;
}

/** What reading needs. */
export interface LivePortalDependencies extends Omit<SidesDependencies, 'people'> {
  readonly people: Pick<People, 'read' | 'findByEmail'>;
  readonly portal: Pick<PortalActivity, 'users'> & PortalStructure;
  readonly connections: Pick<Connections, 'read'>;
  readonly clientAppId: number;
  readonly clock: Clock;
}

/** Reads a client's portal now, and keeps nothing of it. @throws RuleError `portal-connected`, ConnectionBrokenError, HubSpotError */
export type ReadLivePortal = (client: Client) => Promise<LivePortal>;

/** @see ReadLivePortal */
export function createReadLivePortal(dependencies: LivePortalDependencies): ReadLivePortal {
  const { portal, connections, people, clientAppId, clock } = dependencies;
  const sides = createSides({ ...dependencies, people: { read: people.read, ensure: knownOrStranger } });

  return async ({ clientId, portalId }) => {
    if (portalId === undefined) {
      throw new RuleError('portal-connected', 'The portal of this client is not known yet: it was never connected.');
    }
    const connection = await connections.read(clientAppId, portalId);
    if (connection === undefined) throw new ConnectionBrokenError(portalId, 'missing');
    if (connection.health !== 'healthy') throw new ConnectionBrokenError(portalId, connection.health);
    const readAt = clock.now().toISOString();
    const { results: users } = await portal.users(portalId);
    const permissionSets = await portal.permissionSets(portalId);
    const teams = await portal.teams(portalId);
    const { partners, others, claimed } = await sides(clientId, portalId, users);
    const members = [...partners, ...claimed]
      .map(({ user, personId }) => memberOf(user, personId))
      .sort((a, b) => (a.personId < b.personId ? -1 : 1));
    const snapshot: PortalSnapshot = {
      portalId,
      readAt,
      members,
      permissionSets,
      teams,
      superAdminIds: [],
      clientSideIds: claimed.map(({ personId }) => personId).sort(),
      usersRead: users.length,
      clientUsers: others.length,
    };
    return { snapshot, users, partners, superAdmins: others.filter((user) => user.superAdmin).length };
  };

  /** Looking makes nobody known. */
  async function knownOrStranger(known: Parameters<People['ensure']>[0]) {
    const person = await people.findByEmail(known.email);
    return person ?? { ...known, personId: strangerIdOf(known.hubspotUserId), createdAt: '' };
  }
}

/** The id of a user whom no record knows as a person. */
export function strangerIdOf(userId: string | undefined): string {
  return `user-${userId ?? 'unknown'}`;
}

/** A user's name for a report. */
export const userNameOf = nameOf;
