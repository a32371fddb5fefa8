import type { PortalStructure, PortalUsers } from '../../shared/ports/hubspot.ts';
import { createGiveAccess, type GiveAccessDependencies } from './give-access.ts';
import { createPlanAgain, type PlanAgainDependencies } from './plan-again.ts';
import { createRecordAccess, type RecordAccessDependencies } from './record-access.ts';
import { createTakeAwayAccess } from './take-away-access.ts';
import { createWriteAccess } from './write-access.ts';

/** What working on lines needs in all. */
export type LineWorkDependencies = RecordAccessDependencies &
  Pick<GiveAccessDependencies, 'runs' | 'engagements' | 'outcomes'> &
  Pick<PlanAgainDependencies, 'catalogues'> & {
    readonly users: Pick<PortalUsers, 'create' | 'update' | 'remove'> & PortalStructure;
  };

/** Puts together the two ways of working on a line, giving and taking away, over one record of what was done. */
export function createLineWork({ users, ...dependencies }: LineWorkDependencies) {
  const record = createRecordAccess(dependencies);
  const writeAccess = createWriteAccess(users);
  const planAgain = createPlanAgain({ ...dependencies, structure: users });
  return {
    record,
    giveAccess: createGiveAccess({ ...dependencies, planAgain, writeAccess, record }),
    takeAwayAccess: createTakeAwayAccess({ ...dependencies, planAgain, writeAccess, record }),
  };
}
