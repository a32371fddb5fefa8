import { isGenericMailbox, normaliseEmail, type Person } from '../../shared/domain/person.ts';
import { NotFoundError, RuleError } from '../../shared/errors.ts';
import type { People, RosterBook } from '../../shared/ports/people.ts';

/**
 * The person of an address who is to decide: one whom the policy names (`named`), or a user of the agency's own portal. Nobody is made known
 * by it: a second address of one person would count as a second person.
 * @throws RuleError `unique-logins` for a shared mailbox, `decider-is-partner-side` for whoever is not one of the agency's people
 */
export async function deciderOf(
  address: string,
  { people, rosterBook }: { people: Pick<People, 'findByEmail'>; rosterBook: Pick<RosterBook, 'members'> },
  named: readonly string[],
): Promise<Person> {
  const email = normaliseEmail(address);
  const known = await people.findByEmail(email);
  if (known !== undefined && named.includes(known.personId)) return known;
  if (isGenericMailbox(email)) {
    throw new RuleError(
      'unique-logins',
      'A shared mailbox decides nothing: nobody could tell who it was. Name a person.',
    );
  }
  if (known?.kind === 'client') throw decidersAreOurs('This person is known as a client’s.');
  const members = await rosterBook.members();
  if (known === undefined || !members.some((member) => member.personId === known.personId)) {
    throw decidersAreOurs('This address is not on your roster, the users of your own portal.');
  }
  return known;
}

function decidersAreOurs(why: string): RuleError {
  return new RuleError(
    'decider-is-partner-side',
    `${why} Name one of your own people, or somebody whom the policy names.`,
  );
}

/** The person of an address or an id. @throws NotFoundError without repeating an address */
export async function personOf(who: string, people: Pick<People, 'read' | 'findByEmail'>): Promise<Person> {
  const byAddress = who.includes('@');
  const person = byAddress ? await people.findByEmail(who) : await people.read(who);
  if (person === undefined) throw new NotFoundError('Person', byAddress ? 'with this address' : who);
  return person;
}

/** One of the agency's own people, by address or id. @throws RuleError for one of a client's, who is asked in person or not at all */
export async function ownPersonOf(who: string, people: Pick<People, 'read' | 'findByEmail'>): Promise<Person> {
  const person = await personOf(who, people);
  if (person.kind !== 'client') return person;
  throw new RuleError(
    'person-is-partner-side',
    'This person is a client’s. Absence and notices are kept for your own people; a client’s contact is changed with steward client contact.',
  );
}
