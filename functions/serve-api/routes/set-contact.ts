import * as z from 'zod';
import { isPartnerSide, normaliseEmail } from '../../../shared/domain/person.ts';
import { NotFoundError, RuleError } from '../../../shared/errors.ts';
import { defineRoute } from '../route.ts';
import { createNamePerson } from '../views/named-person.ts';

/** Names the client's contact: who is asked to connect the portal, and is told of changes. A shared mailbox is fine here, it gets no login. */
export const setContact = defineRoute({
  method: 'PUT',
  path: '/clients/{clientId}/contact',
  scope: 'operate',
  input: z.strictObject({ clientId: z.string(), email: z.email(), name: z.string().trim().min(1).max(200) }),
  run: ({ settings, clients, people, runs, waits, setContact: set }) => {
    return async ({ clientId, email, name }, caller) => {
      if ((await clients.read(clientId)) === undefined) throw new NotFoundError('Client', clientId);
      const known = await people.findByEmail(email);
      const roster = { emails: new Set<string>(), hubspotUserIds: new Set<string>(), domains: settings.agency.domains };
      const ours = isPartnerSide(roster, { id: known?.hubspotUserId ?? '', email });
      if (ours || (known !== undefined && known.kind !== 'client')) {
        throw new RuleError(
          'contact-is-the-clients',
          'This address is partner-side. The contact has to be one of the client’s people.',
        );
      }
      const { personId } = await set(clientId, { email: normaliseEmail(email), name, by: caller.personId });
      const running = (await runs.ofClient(clientId)).filter((run) => run.state === 'running');
      const open = (await Promise.all(running.map((run) => waits.openOfRun(run.runId)))).flat();
      const asking = open.find((wait) => wait.kind === 'connection' && wait.asked.includes(personId));
      return {
        status: 200,
        body: {
          clientId,
          contact: await createNamePerson(people)(personId),
          /** The connection wait in which the person is asked now. */
          askedInWait: asking?.waitId ?? null,
        },
      };
    };
  },
});
