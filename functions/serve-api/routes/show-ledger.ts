import * as z from 'zod';
import { clientStream, PARTNER_STREAM, verifyChain } from '../../../shared/domain/ledger.ts';
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
      const actors = new Set(entries.flatMap((entry) => (entry.actor === undefined ? [] : [entry.actor])));
      return {
        status: 200,
        body: {
          stream,
          verified: verifyChain(entries),
          entries,
          /** Who the actors are; the ledger itself holds ids only. */
          actors: await namePeople(createNamePerson(people), [...actors]),
        },
      };
    };
  },
});
