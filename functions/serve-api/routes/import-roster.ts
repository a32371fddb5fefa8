import * as z from 'zod';
import { DIRECTORY_FORMATS, DIRECTORY_MAX_BYTES } from '../../../shared/domain/roster/directory.ts';
import { createImportRoster } from '../import-roster.ts';
import { defineRoute } from '../route.ts';
import { createNamePerson } from '../views/named-person.ts';
import { leaverViews } from '../views/roster-view.ts';

/** A file as a JSON string: what is escaped in it takes more room, at most the 6 MB that Lambda takes. */
const BODY_LIMIT = 6_000_000;

/** Imports a directory's file as the second source of the roster, and takes away the access of those who have left by it; or says with `dryRun` what it would change. */
export const importRoster = defineRoute({
  method: 'POST',
  path: '/roster/imports',
  scope: 'operate',
  bodyLimit: BODY_LIMIT,
  input: z.strictObject({
    content: z.string().min(1).max(DIRECTORY_MAX_BYTES),
    format: z.enum(DIRECTORY_FORMATS).optional(),
    allowMassLeave: z.boolean().default(false),
    dryRun: z.boolean().default(false),
  }),
  run: (dependencies) => {
    const importFile = createImportRoster(dependencies);
    return async (file, caller) => {
      const { made, changed, changes, massLeave, after, ...rest } = await importFile(file, caller);
      const left = new Set(changes.left);
      if (!file.dryRun) {
        // Each is found open when it is begun again.
        for (const personId of left) {
          const { personId: requestedBy, correlationId } = caller;
          await dependencies.beginOffboarding({ personId, cause: 'left-directory', requestedBy, correlationId });
        }
      }
      const leavers = after.leavers.filter((leaver) => left.has(leaver.personId));
      return {
        status: file.dryRun || !changed ? 200 : 201,
        body: {
          dryRun: file.dryRun,
          number: file.dryRun ? null : made.number,
          at: made.at,
          source: made.source,
          count: made.count,
          sha256: made.sha256,
          changed,
          added: changes.added,
          returned: changes.returned,
          left: changes.left.length,
          moved: after.movers.length,
          active: after.active.length,
          unmatched: {
            portalOnly: after.unmatched.portalOnly.length,
            directoryOnly: after.unmatched.directoryOnly.length,
          },
          ...rest,
          massLeave: massLeave ?? null,
          leavers: await leaverViews(leavers, createNamePerson(dependencies.people)),
        },
      };
    };
  },
});
