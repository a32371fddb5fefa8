import { isAway, type Person } from '../../../shared/domain/person.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { grantView } from './grant-view.ts';
import { createNamePerson, type NamePerson } from './named-person.ts';
import { waitView } from './wait-view.ts';

type Needed = Pick<ApiDependencies, 'grants' | 'clients' | 'waits' | 'people' | 'clock'>;

/** A person with their access over all portals, and what they are asked. */
export function createPersonView({ grants, clients, waits, people, clock }: Needed) {
  return async (person: Person) => {
    const held = await grants.ofPerson(person.personId);
    const nameOf = async (clientId: string | undefined) =>
      clientId === undefined ? 'several clients' : ((await clients.read(clientId))?.name ?? clientId);
    const asked = (await waits.listOpen()).filter((wait) => wait.asked.includes(person.personId));
    const namePerson = createNamePerson(people);
    return {
      personId: person.personId,
      name: person.name,
      email: person.email,
      kind: person.kind,
      hubspotUserId: person.hubspotUserId ?? null,
      createdAt: person.createdAt,
      absence: await absenceOf(person, namePerson, clock.now()),
      unreachable: person.unreachable ?? null,
      notices: person.notices ?? 'at-once',
      grants: await Promise.all(
        held.map(async (grant) => ({ clientName: await nameOf(grant.clientId), ...grantView(grant) })),
      ),
      openQuestions: await Promise.all(
        asked.map(async (wait) => ({
          clientName: await nameOf(wait.clientId),
          ...(await waitView(wait, namePerson, clock.now())),
        })),
      ),
    };
  };
}

async function absenceOf(person: Person, namePerson: NamePerson, now: Date) {
  const { absence } = person;
  if (absence === undefined || !isAway(person, now)) return null;
  const { until, delegateId } = absence;
  return { until, delegate: delegateId === undefined ? null : await namePerson(delegateId) };
}
