import type { Person } from '../../../shared/domain/person.ts';
import { NotFoundError } from '../../../shared/errors.ts';
import type { Clock } from '../../../shared/ports/clock.ts';
import type { People, RosterBook, RosterMember } from '../../../shared/ports/people.ts';
import { aPerson } from './builders.ts';

/** People under `p-<local part>`, and the roster. */
export function createMemoryPeople(clock: Clock) {
  const persons = new Map<string, Person>();
  const roster: RosterMember[] = [];
  const byEmail = (email: string) => [...persons.values()].find((person) => person.email === email);
  const people: People = {
    read: async (personId) => persons.get(personId),
    findByEmail: async (email) => byEmail(email),
    async ensure({ email, name, kind, hubspotUserId }) {
      const found = byEmail(email) ?? aPerson(email, { name, kind, createdAt: clock.now().toISOString() });
      const person = { ...found, hubspotUserId: found.hubspotUserId ?? hubspotUserId };
      persons.set(person.personId, person);
      return person;
    },
    async note(personId, known) {
      const person = persons.get(personId);
      if (person === undefined) throw new NotFoundError('Person', personId);
      if ('unreachable' in known && known.unreachable !== undefined && person.unreachable !== undefined) return;
      persons.set(personId, { ...person, ...known });
    },
  };
  const rosterBook: RosterBook = {
    members: async () => roster,
    save: async (member) => {
      roster.push(member);
    },
  };
  const seedPerson = (email: string, more: Partial<Person> = {}): Person => {
    const person = aPerson(email, more);
    persons.set(person.personId, person);
    return person;
  };
  return { people, rosterBook, seedPerson };
}
