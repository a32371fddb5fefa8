import { clientAdminsOf } from '../../domain/client-admins.ts';
import type { Clients } from '../../ports/clients.ts';
import type { People } from '../../ports/people.ts';

/** What finding a client's own people needs. */
export interface ClientSideDependencies {
  readonly clients: Pick<Clients, 'read'>;
  readonly people: Pick<People, 'read'>;
}

/**
 * Who speaks for the client about access of ours that goes: super admins of its portal as last read, else its contact, and nobody of the
 * agency. Empty where none is known.
 */
export type ClientSide = (clientId: string) => Promise<string[]>;

/** More than these are not asked or told. */
const MOST = 50;

/** @see ClientSide */
export function createClientSide({ clients, people }: ClientSideDependencies): ClientSide {
  return async (clientId) => {
    const client = await clients.read(clientId);
    if (client === undefined) return [];
    const admins = await ownOf(clientAdminsOf(client));
    return admins.length > 0 || client.contactPersonId === undefined ? admins : ownOf([client.contactPersonId]);
  };

  async function ownOf(personIds: readonly string[]): Promise<string[]> {
    const persons = await Promise.all(personIds.slice(0, MOST).map((personId) => people.read(personId)));
    return persons.flatMap((person) => (person?.kind === 'client' ? [person.personId] : []));
  }
}
