import { systemClock as clock } from '../../shared/adapters/system/clock.ts';
import { readEnvironment } from '../../shared/env.ts';
import { readStop } from '../../shared/lambda/outgoing-parts.ts';
import * as parts from '../../shared/lambda/parts.ts';
import * as records from '../../shared/lambda/record-parts.ts';
import { createEndOffboarding } from '../../shared/services/offboardings/end-offboarding.ts';
import { createHandler } from './handler.ts';
import { createTellPeople } from './tell-people.ts';

const env = readEnvironment();
const [runs, offboardings, remedies] = [records.runs(env), records.offboardings(env), records.remedies(env)];
const told = { people: records.people(env), office: parts.office(env), queueMail: parts.queueMail(env), clock };
const endOffboarding = createEndOffboarding({ offboardings, remedies, ...told });

export const handler = createHandler(
  createTellPeople({ runs, offboardings, remedies, endOffboarding, readStop: readStop(env) }),
  runs,
);
