import { ConflictError, NotFoundError } from '../../shared/errors.ts';
import type { Clients } from '../../shared/ports/clients.ts';

/** Notes on the client who the super admins of its portal are; other runs may change the client at the same time. */
export async function noteSuperAdmins(
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
