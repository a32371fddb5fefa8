import type { Client } from '../../domain/client.ts';
import { askedAtClient, toldAtClient } from '../../domain/client-admins.ts';
import type { Clients } from '../../ports/clients.ts';
import type { People } from '../../ports/people.ts';

/** What finding a client's own people needs. */
export interface ClientSideDependencies {
  readonly clients: Pick<Clients, 'read'>;
  readonly people: Pick<People, 'read'>;
}

/** People of a client, and nobody of the agency; empty where none is known. */
export type ClientSide = (clientId: string) => Promise<string[]>;

/** More than these are not asked or told. */
const MOST = 50;

/** Who is asked about access of ours that goes: super admins of the portal as last read, else the client's contact. */
export function createClientSide(dependencies: ClientSideDependencies): ClientSide {
  return createSide(dependencies, askedAtClient);
}

/** Who is told of it: whom the client named, else who is asked. */
export function createToldSide(dependencies: ClientSideDependencies): ClientSide {
  return createSide(dependencies, toldAtClient);
}

function createSide(
  { clients, people }: ClientSideDependencies,
  of: (client: Client) => readonly string[],
): ClientSide {
  return async (clientId) => {
    const client = await clients.read(clientId);
    if (client === undefined) return [];
    const admins = await ownOf(of(client));
    return admins.length > 0 || client.contactPersonId === undefined ? admins : ownOf([client.contactPersonId]);
  };

  async function ownOf(personIds: readonly string[]): Promise<string[]> {
    const persons = await Promise.all(personIds.slice(0, MOST).map((personId) => people.read(personId)));
    return persons.flatMap((person) => (person?.kind === 'client' ? [person.personId] : []));
  }
}
