import type { Person } from '../domain/person.ts';
import type { RuntimeSettings } from '../domain/settings.ts';
import type { People } from '../ports/people.ts';

/** The partner's own standing roles, as people. */
export interface Office {
  /** Partner operations: is told of the course of things, and asked when an address is missing. */
  operator(): Promise<Person>;
  /** Who can accept a client in HubSpot's screens. */
  acceptor(): Promise<Person>;
}

/** Finds the office's people by the addresses of the settings. A name that the roster knows is kept. */
export function createOffice(people: Pick<People, 'ensure'>, mail: RuntimeSettings['mail']): Office {
  const known = (email: string) => people.ensure({ email, name: email, kind: 'partner' });
  return { operator: () => known(mail.operator), acceptor: () => known(mail.acceptor) };
}

/** Partner operations, or whoever accepts clients where that is the very person whom it is about: nobody is told of their own leaving. */
export async function officerBeside(office: Office, personId: string): Promise<Person> {
  const operator = await office.operator();
  return operator.personId === personId ? office.acceptor() : operator;
}
