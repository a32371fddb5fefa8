import * as z from 'zod';
import type { Client } from '../../../shared/domain/client.ts';
import { clientLanguage, languageSchema } from '../../../shared/domain/language.ts';
import { clientStream } from '../../../shared/domain/ledger.ts';
import { NotFoundError } from '../../../shared/errors.ts';
import { defineRoute } from '../route.ts';

/** Sets the language of a client's pages and mails; `null` gives the choice back to the stage's setting. */
export const setLanguage = defineRoute({
  method: 'PUT',
  path: '/clients/{clientId}/language',
  scope: 'operate',
  input: z.strictObject({ clientId: z.string(), language: languageSchema.nullable() }),
  run: ({ settings, clock, clients }) => {
    return async ({ clientId, language }, caller) => {
      const client = await clients.read(clientId);
      if (client === undefined) throw new NotFoundError('Client', clientId);
      const { language: before, ...rest } = client;
      const changed: Client = language === null ? rest : { ...rest, language };
      if ((before ?? null) !== language) {
        await clients.replace(changed, [
          {
            stream: clientStream(clientId),
            type: 'client-language-set',
            at: clock.now().toISOString(),
            actor: caller.personId,
            facts: { language: language ?? 'as-the-stage' },
          },
        ]);
      }
      return { status: 200, body: { clientId, language, reads: clientLanguage(changed, settings.agency) } };
    };
  },
});
