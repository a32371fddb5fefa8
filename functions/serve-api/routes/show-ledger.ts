import * as z from 'zod';
import { clientStream, type LedgerEntry, PARTNER_STREAM, verifyChain } from '../../../shared/domain/ledger.ts';
import { peopleOf } from '../../../shared/domain/ledger-people.ts';
import { NotFoundError } from '../../../shared/errors.ts';
import { defineRoute } from '../route.ts';
import { createNamePerson, type NamedPerson, type NamePerson, namePeople } from '../views/named-person.ts';

/** A stream of the ledger from its first entry, its chain checked now. */
export const showLedger = defineRoute({
  method: 'GET',
  path: '/ledger/{stream}',
  scope: 'read',
  input: z.strictObject({ stream: z.string() }),
  run: ({ ledger, clients, people }) => {
    return async ({ stream: asked }) => {
      if (asked !== PARTNER_STREAM && (await clients.read(asked)) === undefined)
        throw new NotFoundError('Ledger', asked);
      const stream = asked === PARTNER_STREAM ? PARTNER_STREAM : clientStream(asked);
      const entries = await ledger.read(stream);
      return {
        status: 200,
        body: {
          stream,
          verified: verifyChain(entries),
          entries,
          /** Who the ids are; the ledger itself holds ids only. */
          people: await peopleIn(entries, createNamePerson(people)),
        },
      };
    };
  },
});

/** People's ids are ULIDs. */
const PERSON_ID = /^[0-9A-HJKMNP-TV-Z]{26}$/;

/** Those whom the entries name. An id that nobody has is somebody who was erased; anything of another form is no person. */
async function peopleIn(entries: readonly LedgerEntry[], namePerson: NamePerson): Promise<NamedPerson[]> {
  const ids = [...new Set(entries.flatMap(peopleOf))];
  const named = await namePeople(namePerson, ids);
  return named.filter(({ personId, email }) => email !== null || PERSON_ID.test(personId));
}
