import { systemClock } from '../../shared/adapters/system/clock.ts';
import { readEnvironment } from '../../shared/env.ts';
import * as parts from '../../shared/lambda/parts.ts';
import * as records from '../../shared/lambda/record-parts.ts';
import { createHandler } from './handler.ts';
import { createStartProvisioning } from './start-provisioning.ts';

const env = readEnvironment();

export const handler = createHandler(
  createStartProvisioning({
    runs: records.runs(env),
    invitations: records.invitations(env),
    catalogues: records.catalogues(env),
    people: records.people(env),
    office: parts.office(env),
    startEngagement: parts.startEngagement(env),
    clock: systemClock,
  }),
  records.runs(env),
);
