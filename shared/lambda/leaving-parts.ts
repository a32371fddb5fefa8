import { systemClock as clock } from '../adapters/system/clock.ts';
import type { Environment } from '../env.ts';
import { createBeginOffboarding } from '../services/offboardings/begin-offboarding.ts';
import { createChangeOffboarding } from '../services/offboardings/change-offboarding.ts';
import { createStartOffboarding } from '../services/offboardings/start-offboarding.ts';
import { createReadRosters } from '../services/roster/reconcile-roster.ts';
import * as parts from './parts.ts';
import * as records from './record-parts.ts';

/** What makes people leave, with the real parts behind it; as in `parts.ts`. */

export const readRosters = (env: Environment) =>
  createReadRosters({ rosterBook: records.rosterBook(env), directory: records.directoryBook(env), clock });
export const startOffboarding = (env: Environment) =>
  createStartOffboarding({
    offboardings: records.offboardings(env),
    people: records.people(env),
    replacePerson: parts.replacePerson(env),
    beginRun: parts.beginRun(env),
    clock,
  });
export const beginOffboarding = (env: Environment) =>
  createBeginOffboarding({
    offboardings: records.offboardings(env),
    readRosters: readRosters(env),
    office: parts.office(env),
    startOffboarding: startOffboarding(env),
    queueMail: parts.queueMail(env),
    clock,
  });
export const changeOffboarding = (env: Environment) =>
  createChangeOffboarding({ offboardings: records.offboardings(env), clock });
