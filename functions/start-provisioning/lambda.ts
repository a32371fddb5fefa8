import { readEnvironment } from '../../shared/env.ts';
import * as parts from '../../shared/lambda/parts.ts';
import { createHandler } from './handler.ts';
import { createStartProvisioning } from './start-provisioning.ts';

const env = readEnvironment();

export const handler = createHandler(
  createStartProvisioning({
    runs: parts.runs(env),
    invitations: parts.invitations(env),
    catalogues: parts.catalogues(env),
    people: parts.people(env),
    office: parts.office(env),
    startEngagement: parts.startEngagement(env),
    clock: parts.clock,
  }),
  parts.runs(env),
);
