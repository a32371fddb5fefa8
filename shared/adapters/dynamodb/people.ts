import { createHash } from 'node:crypto';
import * as z from 'zod';
import { normaliseEmail, type Person } from '../../domain/person.ts';
import type { Clock, Randomness } from '../../ports/clock.ts';
import type { People } from '../../ports/people.ts';
import { type Table, won } from './table.ts';

const personSchema = z.object({
  personId: z.string(),
  email: z.string(),
  name: z.string(),
  kind: z.enum(['partner', 'contractor', 'client']),
  hubspotUserId: z.string().optional(),
  createdAt: z.string(),
});

const emailKey = (email: string) => ({
  pk: `EMAIL#${createHash('sha256').update(normaliseEmail(email)).digest('hex')}`,
  sk: 'EMAIL',
});

/** People in the table; an address leads to one person through an item keyed by its hash. */
export function createPeople(table: Table, clock: Clock, randomness: Randomness): People {
  const write = (person: Person) =>
    table.put({ ...person, pk: `PERSON#${person.personId}`, sk: 'PERSON', entity: 'person' });
  const read = async (personId: string): Promise<Person | undefined> => {
    const item = await table.get(`PERSON#${personId}`, 'PERSON');
    return item === undefined ? undefined : personSchema.parse(item);
  };
  const findByEmail = async (email: string): Promise<Person | undefined> => {
    const { pk, sk } = emailKey(email);
    const item = await table.get(pk, sk);
    return typeof item?.['personId'] === 'string' ? read(item['personId']) : undefined;
  };
  return {
    read,
    findByEmail,
    async ensure(known) {
      const found = await findByEmail(known.email);
      if (found !== undefined) {
        const better: Person = {
          ...found,
          hubspotUserId: found.hubspotUserId ?? known.hubspotUserId,
          // Once partner-side, always partner-side: a leaver is not a client.
          kind: found.kind === 'client' ? known.kind : found.kind,
          name: found.name === found.email ? known.name : found.name,
        };
        if (JSON.stringify(better) !== JSON.stringify(found)) await table.commit([write(better)]);
        return better;
      }
      const person: Person = {
        personId: randomness.id(),
        email: normaliseEmail(known.email),
        name: known.name,
        kind: known.kind,
        hubspotUserId: known.hubspotUserId,
        createdAt: clock.now().toISOString(),
      };
      const lookup = table.create({ ...emailKey(known.email), entity: 'email', personId: person.personId });
      if (await won(table.commit([lookup, write(person)]))) return person;
      const theirs = await findByEmail(known.email);
      if (theirs === undefined) throw new Error('An address was taken by a person that cannot be read.');
      return theirs;
    },
  };
}
