import { systemClock } from '../../shared/adapters/system/clock.ts';
import { readEnvironment } from '../../shared/env.ts';
import * as parts from '../../shared/lambda/parts.ts';
import * as records from '../../shared/lambda/record-parts.ts';
import { createSwitchWay } from '../../shared/services/access/switch-way.ts';
import { createHandler } from './handler.ts';
import { createStartProvisioning } from './start-provisioning.ts';

const env = readEnvironment();

export const handler = createHandler(
  createStartProvisioning({
    runs: records.runs(env),
    invitations: records.invitations(env),
    catalogues: records.catalogues(env),
    people: records.people(env),
    outcomes: records.outcomes(env),
    switchWay: createSwitchWay({ clients: records.clients(env), clock: systemClock }),
    office: parts.office(env),
    startEngagement: parts.startEngagement(env),
    clock: systemClock,
  }),
  records.runs(env),
);
