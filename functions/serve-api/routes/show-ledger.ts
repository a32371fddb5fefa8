import * as z from 'zod';
import { clientStream, type LedgerEntry, PARTNER_STREAM, verifyChain } from '../../../shared/domain/ledger.ts';
import { NotFoundError } from '../../../shared/errors.ts';
import { defineRoute } from '../route.ts';
import { createNamePerson, namePeople } from '../views/named-person.ts';

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
      const namePerson = createNamePerson(people);
      return {
        status: 200,
        body: {
          stream,
          verified: verifyChain(entries),
          entries,
          /** Who the ids are; the ledger itself holds ids only. */
          people: await namePeople(namePerson, peopleIn(entries)),
        },
      };
    };
  },
});

/** Names of facts that are person ids. */
const PERSON_FACTS = new Set(['asked', 'by', 'to', 'personId', 'owner', 'team', 'members', 'approvedBy']);

function peopleIn(entries: readonly LedgerEntry[]): string[] {
  const ids = entries.flatMap(({ actor, facts }) => [
    ...(actor === undefined ? [] : [actor]),
    ...Object.entries(facts).flatMap(([key, value]) => (PERSON_FACTS.has(key) ? [value].flat().map(String) : [])),
  ]);
  return [...new Set(ids)];
}
