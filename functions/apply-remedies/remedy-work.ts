import type { PortalActivity, PortalStructure, PortalUsers } from '../../shared/ports/hubspot.ts';
import { createOwnedRecords } from '../../shared/services/access/owned-records.ts';
import { createWriteAccess } from '../../shared/services/access/write-access.ts';
import { createLeaveTeams, type LeaveTeamsDependencies } from '../../shared/services/offboardings/leave-teams.ts';
import {
  createExceptionTerms,
  type ExceptionTermsDependencies,
} from '../../shared/services/remedies/exception-terms.ts';
import { createListForPeople } from './list-for-people.ts';
import { createRecordRemedy, type RecordRemedyDependencies } from './record-remedy.ts';
import { createRemoveAccess } from './remove-access.ts';
import { createRestoreAccess } from './restore-access.ts';
import { createWordOfClient } from './word-of-client.ts';
import { createWorkOnRemedy, type WorkOnRemedyDependencies } from './work-on-remedy.ts';

/** What working on remedies needs in all. */
export type RemedyWorkDependencies = Omit<RecordRemedyDependencies, 'exceptionTerms' | 'wordOfClient'> &
  ExceptionTermsDependencies &
  LeaveTeamsDependencies &
  Omit<WorkOnRemedyDependencies, 'leaveTeams' | 'removeAccess' | 'restoreAccess' | 'record' | 'users'> & {
    readonly users: PortalUsers & PortalStructure;
    readonly activity: Pick<PortalActivity, 'owners' | 'ownedRecords'>;
  };

/** Puts together what works on remedies, over one record of what was done. */
export function createRemedyWork({ users, activity, ...dependencies }: RemedyWorkDependencies) {
  const record = createRecordRemedy({
    ...dependencies,
    exceptionTerms: createExceptionTerms(dependencies),
    wordOfClient: createWordOfClient(dependencies.people),
  });
  const shared = { ...dependencies, structure: users, writeAccess: createWriteAccess(users), record };
  const workOnRemedy = createWorkOnRemedy({
    ...dependencies,
    users,
    leaveTeams: createLeaveTeams(dependencies),
    removeAccess: createRemoveAccess({ ...shared, ownedRecords: createOwnedRecords(activity) }),
    restoreAccess: createRestoreAccess(shared),
    record,
  });
  return { workOnRemedy, listForPeople: createListForPeople(record), noteStopped: record.stopped };
}
