import { defineRoute, nothing } from '../route.ts';
import { auditView } from '../views/audit-view.ts';
import { createNamePerson } from '../views/named-person.ts';

/** The most that are told: some years of them. */
const MOST = 200;

/** Audits, the newest first. */
export const listAudits = defineRoute({
  method: 'GET',
  path: '/audits',
  scope: 'read',
  input: nothing,
  run: ({ audits, clients, people }) => {
    return async () => {
      const found = await audits.list(MOST);
      const names = new Map((await clients.list()).map(({ clientId, name }) => [clientId, name]));
      const namePerson = createNamePerson(people);
      const nameOf = (clientId: string) => names.get(clientId) ?? clientId;
      return {
        status: 200,
        body: { audits: await Promise.all(found.map((audit) => auditView(audit, namePerson, nameOf))) },
      };
    };
  },
});
