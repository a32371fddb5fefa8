import { systemClock as clock } from '../../shared/adapters/system/clock.ts';
import { readEnvironment } from '../../shared/env.ts';
import * as records from '../../shared/lambda/record-parts.ts';
import { createFindAccess } from './find-access.ts';
import { createHandler } from './handler.ts';

const env = readEnvironment();
const [runs, offboardings, remedies] = [records.runs(env), records.offboardings(env), records.remedies(env)];
const [clients, connections, grants] = [records.clients(env), records.connections(env), records.grants(env)];
const kept = { runs, offboardings, remedies, clients, connections, grants, policies: records.policies(env), clock };

export const handler = createHandler(
  createFindAccess({ ...kept, clientAppId: env.settings.hubspot.clientApp.appId }),
  runs,
);
