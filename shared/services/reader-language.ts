import { DEFAULT_LANGUAGE, type Language, readerLanguage } from '../domain/language.ts';
import type { RuntimeSettings } from '../domain/settings.ts';
import type { Clients } from '../ports/clients.ts';
import type { People } from '../ports/people.ts';

/** What finding a reader's language needs. */
export interface ReaderLanguageDependencies {
  readonly agency: Pick<RuntimeSettings['agency'], 'clientLanguage'>;
  readonly people: Pick<People, 'read'>;
  readonly clients: Pick<Clients, 'read'>;
}

/** In which language a person reads what is about a client. */
export type ReadLanguage = (of: {
  readonly personId: string;
  readonly clientId?: string | undefined;
}) => Promise<Language>;

/** @see ReadLanguage; the agency's own people read English. */
export function createReadLanguage({ agency, people, clients }: ReaderLanguageDependencies): ReadLanguage {
  return async ({ personId, clientId }) => {
    const person = await people.read(personId);
    if (person?.kind !== 'client') return DEFAULT_LANGUAGE;
    return readerLanguage(person, clientId === undefined ? undefined : await clients.read(clientId), agency);
  };
}
