import { createHash } from 'node:crypto';
import * as z from 'zod';
import { normaliseEmail, type Person } from '../../domain/person.ts';
import { ConflictError, NotFoundError } from '../../errors.ts';
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
  absence: z.object({ until: z.string(), delegateId: z.string().optional() }).optional(),
  unreachable: z.object({ since: z.string(), why: z.enum(['bounce', 'complaint']) }).optional(),
  notices: z.enum(['at-once', 'digest']).optional(),
});

const emailKey = (email: string) => ({
  pk: `EMAIL#${createHash('sha256').update(normaliseEmail(email)).digest('hex')}`,
  sk: 'EMAIL',
});

/** People in the table; an address leads to one person through an item keyed by its hash. */
export function createPeople(table: Table, clock: Clock, randomness: Randomness): People {
  const keyOf = (personId: string) => ({ pk: `PERSON#${personId}`, sk: 'PERSON' });
  const write = (person: Person) => table.create({ ...person, ...keyOf(person.personId), entity: 'person' });
  /** Sets single attributes, so that nobody writes over what another noted meanwhile. */
  const change = (personId: string, known: Record<string, unknown>) => {
    const names = Object.keys(known);
    const part = (gone: boolean) => names.filter((name) => (known[name] === undefined) === gone);
    const set = part(false).map((name) => `#${name} = :${name}`);
    const remove = part(true).map((name) => `#${name}`);
    return table.update(keyOf(personId), {
      set: [
        ...(set.length === 0 ? [] : [`SET ${set.join(', ')}`]),
        ...(remove.length === 0 ? [] : [`REMOVE ${remove.join(', ')}`]),
      ].join(' '),
      // An address that does not work stays so since it was first said.
      condition: `attribute_exists(pk)${known['unreachable'] === undefined ? '' : ' AND attribute_not_exists(#unreachable)'}`,
      names: Object.fromEntries(names.map((name) => [`#${name}`, name])),
      values: Object.fromEntries(part(false).map((name) => [`:${name}`, known[name]])),
    });
  };
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
    async note(personId, known, fact) {
      try {
        await table.commit([change(personId, known)], fact === undefined ? [] : [fact]);
      } catch (error) {
        if (!(error instanceof ConflictError)) throw error;
        if ((await read(personId)) === undefined) throw new NotFoundError('Person', personId);
      }
    },
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
        const { hubspotUserId, kind, name } = better;
        if (JSON.stringify(better) !== JSON.stringify(found)) {
          await table.commit([
            change(found.personId, { ...(hubspotUserId === undefined ? {} : { hubspotUserId }), kind, name }),
          ]);
        }
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
