import { ConnectionBrokenError } from '../../errors.ts';
import type { Clients } from '../../ports/clients.ts';
import type { Connections } from '../../ports/connections.ts';
import type { PortalUsers } from '../../ports/hubspot.ts';
import type { People } from '../../ports/people.ts';
import { noteSuperAdmins } from '../access/note-super-admins.ts';
import { createSides, type SidesDependencies } from '../access/portal-sides.ts';
import { freezePeople } from '../roster/frozen-people.ts';
import type { ReadRosters } from '../roster/reconcile-roster.ts';

/** What finding everybody of ours in a portal needs. */
export interface FindOursDependencies extends Omit<SidesDependencies, 'roster'> {
  readonly people: Pick<People, 'ensure' | 'read'>;
  readonly clients: Pick<Clients, 'read' | 'replace'>;
  readonly connections: Pick<Connections, 'read'>;
  readonly clientAppId: number;
  readonly users: Pick<PortalUsers, 'list'>;
  readonly readRosters: ReadRosters;
}

/** A user of ours. */
export interface FoundUser {
  readonly personId: string;
  readonly userId: string;
}

/**
 * Everybody of ours in a portal, now; whoever the connection rests on stands last, so that the others are read back before it may break.
 * Undefined where the portal cannot be read any more.
 */
export type FindOurs = (clientId: string, portalId: number) => Promise<FoundUser[] | undefined>;

/** @see FindOurs; who the client's super admins are is noted: they are asked and told. */
export function createFindOurs(dependencies: FindOursDependencies): FindOurs {
  const { people, clients, connections, clientAppId, users, readRosters } = dependencies;
  const roster = async () => (await freezePeople((await readRosters()).frozen, people)).roster;
  const sides = createSides({ ...dependencies, roster });
  return async (clientId, portalId) => {
    const connection = await connections.read(clientAppId, portalId);
    if (connection?.health !== 'healthy') return undefined;
    try {
      const { partners, others } = await sides(clientId, portalId, await users.list(portalId));
      await noteSuperAdmins({ clients, people }, clientId, others);
      const isLast = ({ userId }: FoundUser) => Number(userId === connection.installingUserId);
      return partners
        .map(({ user, personId }) => ({ personId, userId: user.id }))
        .sort((a, b) => isLast(a) - isLast(b) || (a.personId < b.personId ? -1 : 1));
    } catch (error) {
      if (error instanceof ConnectionBrokenError) return undefined;
      throw error;
    }
  };
}
