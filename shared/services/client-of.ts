import type { Client } from '../domain/client.ts';
import type { Clients } from '../ports/clients.ts';

/** The client that a record is about; undefined where it spans clients, and where the client is not known. */
export async function clientOf(
  clients: Pick<Clients, 'read'>,
  { clientId }: { readonly clientId?: string | undefined },
): Promise<Client | undefined> {
  return clientId === undefined ? undefined : clients.read(clientId);
}
