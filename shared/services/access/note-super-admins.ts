import type { PortalUser } from '../../domain/portal.ts';
import { ConflictError, NotFoundError } from '../../errors.ts';
import type { Clients } from '../../ports/clients.ts';
import type { People } from '../../ports/people.ts';
import { nameOf } from './portal-sides.ts';

/**
 * Makes the super admins among the client's own users known, and notes on the client who they are; of the client's people nothing else is
 * kept. Other runs may change the client at the same time. Returns their person ids, sorted.
 */
export async function noteSuperAdmins(
  { clients, people }: { clients: Pick<Clients, 'read' | 'replace'>; people: Pick<People, 'ensure'> },
  clientId: string,
  clientUsers: readonly PortalUser[],
): Promise<string[]> {
  const superAdminIds: string[] = [];
  for (const user of clientUsers.filter((other) => other.superAdmin)) {
    const known = { email: user.email, name: nameOf(user), kind: 'client' as const, hubspotUserId: user.id };
    superAdminIds.push((await people.ensure(known)).personId);
  }
  superAdminIds.sort();
  await noteOnClient(clients, clientId, superAdminIds);
  return superAdminIds;
}

async function noteOnClient(
  clients: Pick<Clients, 'read' | 'replace'>,
  clientId: string,
  superAdminIds: readonly string[],
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const client = await clients.read(clientId);
    if (client === undefined) throw new NotFoundError('Client', clientId);
    if (client.superAdminIds.join() === superAdminIds.join()) return;
    try {
      return await clients.replace({ ...client, superAdminIds }, []);
    } catch (error) {
      if (!(error instanceof ConflictError) || attempt === 5) throw error;
    }
  }
}
