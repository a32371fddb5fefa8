import type { Client } from '../../shared/domain/client.ts';
import { NotFoundError } from '../../shared/errors.ts';
import type { Clients } from '../../shared/ports/clients.ts';

/** The client of an id. @throws NotFoundError */
export async function knownClient(clients: Pick<Clients, 'read'>, clientId: string): Promise<Client> {
  const client = await clients.read(clientId);
  if (client === undefined) throw new NotFoundError('Client', clientId);
  return client;
}
