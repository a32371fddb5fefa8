import * as z from 'zod';
import { type AccessThen, accessAsOf } from '../../../shared/domain/evidence/as-of.ts';
import { endOfDay } from '../../../shared/domain/evidence/end-of-day.ts';
import { clientStream } from '../../../shared/domain/ledger.ts';
import { InvalidInputError, NotFoundError } from '../../../shared/errors.ts';
import { personOf } from '../agency-person.ts';
import { defineRoute } from '../route.ts';
import { createNamePerson, type NamePerson, namePeople } from '../views/named-person.ts';

/** Clients whose ledgers are replayed in one answer. */
const PAGE = 25;

/** Who had what at the end of a day, with who allowed it: of one client, of one person, or of all clients, page by page. */
export const showAccessAsOf = defineRoute({
  method: 'GET',
  path: '/access',
  scope: 'read',
  input: z.strictObject({
    asOf: z.iso.date('a day such as 2026-10-05'),
    clientId: z.string().min(1).optional(),
    /** An id or an address. */
    person: z.string().min(1).optional(),
    /** The last client of the page before. */
    after: z.string().min(1).optional(),
  }),
  run: ({ ledger, clients, grants, people, settings, clock }) => {
    return async ({ asOf, clientId, person: who, after }) => {
      const { timeZone } = settings.agency;
      const at = endOfDay(asOf, timeZone) ?? '';
      if (new Date(at).getTime() > clock.now().getTime() + 86_400_000) {
        throw new InvalidInputError('That day has not come.', [{ path: 'asOf', expected: 'today, or a day before' }]);
      }
      const person = who === undefined ? undefined : await personOf(who, people);
      const all = (await clients.list()).sort((a, b) => (a.clientId < b.clientId ? -1 : 1));
      if (clientId !== undefined && !all.some((client) => client.clientId === clientId)) {
        throw new NotFoundError('Client', clientId);
      }
      const held = person === undefined ? undefined : await grants.ofPerson(person.personId);
      const wanted = all.filter(
        (client) =>
          (clientId === undefined || client.clientId === clientId) &&
          (after === undefined || client.clientId > after) &&
          (held === undefined || held.some((grant) => grant.clientId === client.clientId)),
      );
      const page = wanted.slice(0, PAGE);
      const namePerson = createNamePerson(people);
      const access: Readonly<Record<string, unknown>>[] = [];
      for (const client of page) {
        const then = accessAsOf(await ledger.read(clientStream(client.clientId)), at);
        const own = then.filter(({ personId }) => person === undefined || personId === person.personId);
        for (const one of own) {
          const { clientId: id, name: clientName } = client;
          access.push({ clientId: id, clientName, ...(await accessView(one, namePerson)) });
        }
      }
      const next = wanted.length > PAGE ? (page.at(-1)?.clientId ?? null) : null;
      return { status: 200, body: { asOf, at, access, next } };
    };
  },
});

async function accessView(access: AccessThen, namePerson: NamePerson) {
  const { portalId, permissionSetName, since, verifiedAt, engagementIds, packages } = access;
  return {
    ...{ portalId, person: await namePerson(access.personId), permissionSet: permissionSetName, since, verifiedAt },
    allowedBy: await namePeople(namePerson, access.allowedBy),
    ...{ engagementIds, packages, plannedUntil: access.plannedUntil ?? null },
    confirmedByClient: access.confirmedByClient === true,
    ...{ inDoubtSince: access.inDoubtSince ?? null, endedAt: access.endedAt ?? null },
    endedBy: await namePeople(namePerson, access.endedBy),
  };
}
