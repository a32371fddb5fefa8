import type { Clients } from '../../ports/clients.ts';
import type { People } from '../../ports/people.ts';

/** What finding who may consent takes. */
export interface ConsentersDependencies {
  readonly clients: Pick<Clients, 'read'>;
  readonly people: Pick<People, 'read'>;
}

/** Super admins of a client's portal, as last read, who are not partner-side: nobody of the agency consents for the client. */
export type Consenters = (clientId: string) => Promise<string[]>;

/** More than these are not asked; one of them agrees, and a transaction takes 100 items. */
const MOST = 50;

/** @see Consenters */
export function createConsenters({ clients, people }: ConsentersDependencies): Consenters {
  return async (clientId) => {
    const ids = (await clients.read(clientId))?.superAdminIds ?? [];
    const persons = await Promise.all(ids.map((personId) => people.read(personId)));
    return persons.flatMap((person) => (person?.kind === 'client' ? [person.personId] : [])).slice(0, MOST);
  };
}
