import type { People } from '../../../shared/ports/people.ts';

/** A person as the API shows them. An erased person keeps the id only. */
export interface NamedPerson {
  readonly personId: string;
  readonly name: string;
  readonly email: string | null;
}

/** Puts names to person ids, reading each person once. */
export type NamePerson = (personId: string) => Promise<NamedPerson>;

/** @see NamePerson */
export function createNamePerson(people: Pick<People, 'read'>): NamePerson {
  const known = new Map<string, Promise<NamedPerson>>();
  const read = async (personId: string): Promise<NamedPerson> => {
    const person = await people.read(personId);
    return person === undefined
      ? { personId, name: '(erased)', email: null }
      : { personId, name: person.name, email: person.email };
  };
  return (personId) => {
    const reading = known.get(personId) ?? read(personId);
    known.set(personId, reading);
    return reading;
  };
}

/** Names several people, in order. */
export function namePeople(namePerson: NamePerson, personIds: readonly string[]): Promise<NamedPerson[]> {
  return Promise.all(personIds.map(namePerson));
}
