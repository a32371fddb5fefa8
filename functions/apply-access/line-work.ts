import type { PortalStructure, PortalUsers } from '../../shared/ports/hubspot.ts';
import type { People, RosterBook } from '../../shared/ports/people.ts';
import {
  createNeededEngagements,
  type NeededEngagementsDependencies,
} from '../../shared/services/access/needed-engagements.ts';
import { createWriteAccess } from '../../shared/services/access/write-access.ts';
import { createElevatedConsent } from '../../shared/services/questions/elevated-consent.ts';
import { leavers } from '../../shared/services/questions/read-standing.ts';
import { createByConfirmation } from './by-confirmation.ts';
import { createGiveAccess, type GiveAccessDependencies } from './give-access.ts';
import { createNoteApproval, type NoteApprovalDependencies } from './note-approval.ts';
import { createPlanAgain, type PlanAgainDependencies } from './plan-again.ts';
import { createRecordAccess, type RecordAccessDependencies } from './record-access.ts';
import { createTakeAwayAccess } from './take-away-access.ts';
import { createWorkOnLine } from './work-on-line.ts';

/** What working on lines needs in all. */
export type LineWorkDependencies = RecordAccessDependencies &
  NeededEngagementsDependencies &
  NoteApprovalDependencies &
  Pick<GiveAccessDependencies, 'runs' | 'engagements' | 'clients'> &
  Pick<PlanAgainDependencies, 'catalogues' | 'partnerSide'> & {
    readonly people: Pick<People, 'read'>;
    readonly rosterBook: Pick<RosterBook, 'members'>;
    readonly users: Pick<PortalUsers, 'create' | 'update' | 'remove'> & PortalStructure;
  };

/** Puts together what works on lines, over one record of what was done. */
export function createLineWork({ users, ...dependencies }: LineWorkDependencies) {
  const record = createRecordAccess(dependencies);
  const writeAccess = createWriteAccess(users);
  const byConfirmation = createByConfirmation({ ...dependencies, record });
  const workOnLine = createWorkOnLine({
    ...dependencies,
    noteApproval: createNoteApproval(dependencies),
    neededEngagements: createNeededEngagements(dependencies),
    planAgain: createPlanAgain({
      ...dependencies,
      structure: users,
      elevatedConsent: createElevatedConsent(dependencies.outcomes),
    }),
    giveAccess: createGiveAccess({ ...dependencies, writeAccess, byConfirmation, record }),
    takeAwayAccess: createTakeAwayAccess({ writeAccess, byConfirmation, record }),
    record,
    hasLeft: async (personId) => leavers(await dependencies.rosterBook.members()).has(personId),
  });
  return { record, workOnLine };
}
