import { createReadRosters } from '../../../shared/services/roster/reconcile-roster.ts';
import { defineRoute, nothing } from '../route.ts';
import { createNamePerson } from '../views/named-person.ts';
import { rosterView } from '../views/roster-view.ts';

/** The roster as both sources have it: who has left, who moved, and who is in one of them only. */
export const showRoster = defineRoute({
  method: 'GET',
  path: '/roster',
  scope: 'read',
  input: nothing,
  run: ({ people, rosterBook, directoryBook, clock }) => {
    const readRosters = createReadRosters({ rosterBook, directory: directoryBook, clock });
    return async () => {
      const { reconciled, imported } = await readRosters();
      const namePerson = createNamePerson(people);
      const view = await rosterView(reconciled, namePerson);
      if (imported === undefined) return { status: 200, body: { at: reconciled.at, directory: null, ...view } };
      const { number, at, by, source, count, sha256 } = imported;
      const stale = reconciled.directory?.stale ?? false;
      const directory = { number, at, by: await namePerson(by), source, count, sha256, stale };
      return { status: 200, body: { at: reconciled.at, directory, ...view } };
    };
  },
});
